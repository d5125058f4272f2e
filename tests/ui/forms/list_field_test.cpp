#include "form_fixture.h"

#include "ui/forms/list_field.h"

#include <QLineEdit>
#include <QToolButton>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Groups, ListsAddRemoveAndReorderByIdentity)
{
    form.find<QToolButton>("Words/add")->click();
    QTest::keyClicks(form.find<QLineEdit>("Words[0]"), QStringLiteral("a"));
    form.find<QToolButton>("Words/add")->click();
    auto* second = form.find<QLineEdit>("Words[1]");
    QTest::keyClicks(second, QStringLiteral("b"));
    EXPECT_EQ(form.params()["Words"], json(R"(["a","b"])"));
    QTest::keyClick(second, Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(form.params()["Words"], json(R"(["b","a"])"));
    EXPECT_EQ(second->objectName(), QStringLiteral("Words[0]"));
    form.find<QToolButton>("Words[0]/remove")->click();
    settle();
    EXPECT_EQ(form.params()["Words"], json(R"(["a"])"));
    EXPECT_EQ(form.find<QLineEdit>("Words[0]")->text(), QStringLiteral("a"));
    form.find<QToolButton>("Words[0]/remove")->click();
    EXPECT_FALSE(form.params().find("Words")) << "an empty list is sent only on request";
}

TEST_F(Groups, LongListsAreBuiltAPageAtATime)
{
    List many(1000, Value("x"));
    many[999] = "last";
    Value params;
    params.set("Words", many);
    form.view.setParams(params);
    field<ListField>("Words")->setOpen(true);
    EXPECT_EQ(field<ListField>("Words")->findChildren<QLineEdit*>().size(), 50);
    EXPECT_EQ(form.readBack()["Words"].size(), 1000u);
    form.view.reveal(QStringLiteral("Words[120]"));
    EXPECT_EQ(form.find<QLineEdit>("Words[120]")->text(), QStringLiteral("x"));
    EXPECT_EQ(form.readBack()["Words"].at(999), Value("last"));
}
