#include "form_fixture.h"

#include "ui/forms/union_field.h"

#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Groups, AUnionSendsTheChosenMemberAndKeepsTheOthersDraft)
{
    auto* one = field<UnionField>("One");
    const auto& members = one->spec().shape().members;
    auto* choice = form.find<QComboBox>("One");
    Q_EMIT choice->activated(0);
    QTest::keyClicks(form.find<QLineEdit>("One.Name"), QStringLiteral("n"));
    EXPECT_EQ(form.params()["One"], json(R"({"Name":"n"})"));
    Q_EMIT choice->activated(1);
    QTest::keyClicks(form.find<QLineEdit>("One.Pair.Key"), QStringLiteral("k"));
    EXPECT_EQ(form.params()["One"], json(R"({"Pair":{"Key":"k"}})"));
    Q_EMIT choice->activated(0);
    EXPECT_EQ(form.params()["One"], json(R"({"Name":"n"})"));
    ASSERT_EQ(members.size(), 2u);
    form.find<QToolButton>("One/remove")->click();
    EXPECT_FALSE(form.params().find("One"));
}

TEST_F(Groups, AUnionWithTwoMembersIsKeptAndAProblem)
{
    const Value params = json(R"({"Must":{"Key":"k"},"One":{"Name":"n","Pair":{"Key":"k"}}})");
    form.view.setParams(params);
    EXPECT_EQ(form.params(), params);
    EXPECT_FALSE(form.view.validate().at(QStringLiteral("One")).empty());
}
