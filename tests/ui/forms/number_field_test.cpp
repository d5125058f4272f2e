#include "form_fixture.h"

#include <QLineEdit>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Scalars, AClearedNumberIsUnsetAndNotZero)
{
    auto* count = form.find<QLineEdit>("Count");
    QTest::keyClicks(count, QStringLiteral("12"));
    EXPECT_EQ(form.params(), json(R"({"Count":12})"));
    QTest::keyClick(count, Qt::Key_Backspace);
    QTest::keyClick(count, Qt::Key_Backspace);
    EXPECT_EQ(form.params(), Value(Map{}));
}

TEST_F(Scalars, TextThatIsNoNumberIsKeptAndNamed)
{
    auto* count = form.find<QLineEdit>("Count");
    QTest::keyClicks(count, QStringLiteral("12x"));
    EXPECT_EQ(form.params(), json(R"({"Count":"12x"})"));
    const auto found = form.view.validate().at(QStringLiteral("Count"));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_TRUE(found.front()->text.contains(QStringLiteral("12x")));
    EXPECT_EQ(count->text(), QStringLiteral("12x"));
}

TEST_F(Scalars, WholeAndFloatingNumbersKeepTheirKind)
{
    QTest::keyClicks(form.find<QLineEdit>("Ratio"), QStringLiteral("5"));
    EXPECT_TRUE(form.params()["Ratio"].isInt());
    QTest::keyClicks(form.find<QLineEdit>("Ratio"), QStringLiteral(".5e1"));
    EXPECT_EQ(form.params()["Ratio"], Value(55.0));
}
