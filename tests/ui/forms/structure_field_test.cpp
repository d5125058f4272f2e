#include "form_fixture.h"

#include "ui/forms/fold_button.h"
#include "ui/forms/structure_field.h"

#include <QLineEdit>
#include <QToolButton>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Groups, AnOptionalStructureIsAbsentUntilAddedThenItsMembersAreRequired)
{
    form.set(R"({"Must":{"Key":"k"}})");
    EXPECT_FALSE(form.view.validate().hasErrors());
    form.find<QToolButton>("May/add")->click();
    EXPECT_EQ(form.params(), json(R"({"Must":{"Key":"k"},"May":{}})"));
    EXPECT_EQ(form.view.validate().at(QStringLiteral("May.Key")).size(), 1u);
    form.find<QToolButton>("May/remove")->click();
    EXPECT_EQ(form.params(), json(R"({"Must":{"Key":"k"}})"));
}

TEST_F(Groups, TypingIntoARequiredStructureMakesItPresent)
{
    EXPECT_FALSE(form.params().find("Must"));
    QTest::keyClicks(form.find<QLineEdit>("Must.Key"), QStringLiteral("k"));
    EXPECT_EQ(form.params(), json(R"({"Must":{"Key":"k"}})"));
}

TEST_F(Groups, FoldedOptionalMembersAreNotBuilt)
{
    Form fresh(groups);
    EXPECT_EQ(fresh.view.findChild<QWidget*>(QStringLiteral("Words/add")), nullptr);
    fresh.set(R"({"Tags":{"a":"1"}})");
    EXPECT_NE(fresh.view.findChild<QWidget*>(QStringLiteral("Tags/add")), nullptr) << "what is set is shown";
    EXPECT_EQ(fresh.view.findChild<QWidget*>(QStringLiteral("Words/add")), nullptr);
}

TEST_F(Groups, RecursiveShapesExpandWhenOpened)
{
    auto* self = field<StructureField>("Self");
    EXPECT_FALSE(self->isBuilt());
    form.view.reveal(QStringLiteral("Self.Next.Next.Leaf"));
    QTest::keyClicks(form.find<QLineEdit>("Self.Next.Next.Leaf"), QStringLiteral("deep"));
    EXPECT_EQ(form.params()["Self"], json(R"({"Next":{"Next":{"Leaf":"deep"}}})"));
}

TEST_F(Groups, EditingInOneFieldLeavesTheOthersWidgetsAlone)
{
    form.set(R"({"Words":["a","b"]})");
    field<GroupField>("Words")->setOpen(true);
    auto* first = form.find<QLineEdit>("Words[0]");
    form.set(R"({"Words":["a","c","d"]})");
    EXPECT_EQ(form.find<QLineEdit>("Words[0]"), first);
    EXPECT_EQ(form.find<QLineEdit>("Words[2]")->text(), QStringLiteral("d"));
}
