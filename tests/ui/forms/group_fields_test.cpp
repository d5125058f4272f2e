#include "form_fixture.h"

#include "ui/forms/field_header.h"
#include "ui/forms/fold_button.h"
#include "ui/forms/list_field.h"
#include "ui/forms/map_field.h"
#include "ui/forms/structure_field.h"
#include "ui/forms/text_area.h"
#include "ui/forms/union_field.h"

#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

namespace {

constexpr auto groups = R"({"In":{"type":"structure","required":["Must"],"members":{
    "Must":{"shape":"Pair"},"May":{"shape":"Pair"},"Items":{"shape":"Pairs"},"Words":{"shape":"Words"},
    "Tags":{"shape":"Tags"},"Any":{"shape":"Any"},"One":{"shape":"One"},"Self":{"shape":"Node"}}},
  "Pair":{"type":"structure","required":["Key"],"members":{"Key":{"shape":"Text"},"Value":{"shape":"Text"}}},
  "Pairs":{"type":"list","member":{"shape":"Pair"}},"Words":{"type":"list","member":{"shape":"Text"}},
  "Tags":{"type":"map","key":{"shape":"Text"},"value":{"shape":"Text"}},
  "Any":{"type":"structure","members":{},"document":true},
  "One":{"type":"structure","union":true,"members":{"Name":{"shape":"Text"},"Pair":{"shape":"Pair"}}},
  "Node":{"type":"structure","required":["Next"],"members":{"Next":{"shape":"Node"},"Leaf":{"shape":"Text"}}},
  "Text":{"type":"string"}})";

struct Groups : ::testing::Test {
    Form form{groups};
    Groups() { form.find<FoldButton>("/optional")->click(); }

    template <class F> F* field(const char* path)
    {
        auto* found = qobject_cast<F*>(form.view.root()->reveal(QString::fromUtf8(path)));
        EXPECT_NE(found, nullptr) << path;
        return found;
    }
};

} // namespace

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

TEST_F(Groups, EmptyListsMapsAndStructuresAreTold)
{
    const Value params = json(R"({"Must":{},"Words":[],"Tags":{},"May":{}})");
    form.view.setParams(params);
    EXPECT_EQ(form.readBack(), params);
    form.set("{}");
    EXPECT_EQ(form.readBack(), Value(Map{}));
}

TEST_F(Groups, NestedValuesComeBackFromTheEditors)
{
    const Value params = json(R"({"Must":{"Key":"k","Value":"v"},"Items":[{"Key":"1"},{"Key":"2","Value":""}],
        "Words":["x",""],"Tags":{"b":"2","a":"1"},"Any":{"x":[1,2.5,null,{"y":"z"}]},"One":{"Pair":{"Key":"p"}}})");
    form.view.setParams(params);
    for (const char* path : {"Items", "Words", "Tags", "One"}) {
        field<GroupField>(path)->setOpen(true);
    }
    field<GroupField>("Items[0]")->setOpen(true);
    field<GroupField>("One.Pair")->setOpen(true);
    EXPECT_EQ(form.readBack(), params);
    EXPECT_EQ(form.params()["Tags"].map().begin()->key, Name("b")) << "order is kept";
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

TEST_F(Groups, MapKeysUsedTwiceOrMissingAreFlagged)
{
    auto* tags = field<MapField>("Tags");
    tags->addEntry();
    QTest::keyClicks(form.find<QLineEdit>("Tags./key"), QStringLiteral("env"));
    QTest::keyClicks(form.find<QLineEdit>("Tags.env"), QStringLiteral("dev"));
    EXPECT_EQ(form.params()["Tags"], json(R"({"env":"dev"})"));
    tags->addEntry();
    EXPECT_FALSE(form.view.validate().at(QStringLiteral("Tags")).empty()) << "an entry without key";
    EXPECT_EQ(form.params()["Tags"], json(R"({"env":"dev"})"));
    QTest::keyClicks(form.find<QLineEdit>("Tags./key"), QStringLiteral("env"));
    const auto found = form.view.validate().at(QStringLiteral("Tags"));
    ASSERT_FALSE(found.empty());
    EXPECT_TRUE(found.front()->text.contains(QStringLiteral("2 times")));
}

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

TEST_F(Groups, RecursiveShapesExpandWhenOpened)
{
    auto* self = field<StructureField>("Self");
    EXPECT_FALSE(self->isBuilt());
    form.view.reveal(QStringLiteral("Self.Next.Next.Leaf"));
    QTest::keyClicks(form.find<QLineEdit>("Self.Next.Next.Leaf"), QStringLiteral("deep"));
    EXPECT_EQ(form.params()["Self"], json(R"({"Next":{"Next":{"Leaf":"deep"}}})"));
}

TEST_F(Groups, MembersTheModelDoesNotKnowAreKeptShownAndRemovable)
{
    const Value params = json(R"({"Must":{"Key":"k"},"Novel":{"a":1}})");
    form.view.setParams(params);
    EXPECT_EQ(form.readBack(), params);
    EXPECT_EQ(form.view.validate().at(QStringLiteral("Novel")).size(), 1u);
    form.find<QToolButton>("Novel/remove")->click();
    EXPECT_EQ(form.params(), json(R"({"Must":{"Key":"k"}})"));
}

TEST_F(Groups, ADocumentKeepsItsLastGoodValueWhileTheTextIsBroken)
{
    auto* any = form.find<TextArea>("Any");
    any->setPlainText(QStringLiteral("{\"a\": [1]}"));
    EXPECT_EQ(form.params()["Any"], json(R"({"a":[1]})"));
    any->setPlainText(QStringLiteral("{\"a\": [1}"));
    EXPECT_EQ(form.params()["Any"], json(R"({"a":[1]})"));
    const auto found = form.view.validate().at(QStringLiteral("Any"));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_TRUE(found.front()->text.contains(QStringLiteral("column 9")));
}

TEST_F(Groups, FoldedOptionalMembersAreNotBuilt)
{
    Form fresh(groups);
    EXPECT_EQ(fresh.view.findChild<QWidget*>(QStringLiteral("Words/add")), nullptr);
    fresh.set(R"({"Tags":{"a":"1"}})");
    EXPECT_NE(fresh.view.findChild<QWidget*>(QStringLiteral("Tags/add")), nullptr) << "what is set is shown";
    EXPECT_EQ(fresh.view.findChild<QWidget*>(QStringLiteral("Words/add")), nullptr);
}

TEST_F(Groups, TheFocusedMemberIsToldWithItsPath)
{
    QString path;
    const model::Member* member = nullptr;
    QObject::connect(&form.view, &FormView::focusedMember, &form.view,
                     [&](const QString& where, const model::Member* what) { path = where, member = what; });
    ASSERT_TRUE(activate(form.view));
    form.set(R"({"Words":["a"]})");
    form.view.reveal(QStringLiteral("Words[0]"));
    ASSERT_TRUE(waitFor([&] { return path == QStringLiteral("Words[0]"); }));
    ASSERT_NE(member, nullptr);
    EXPECT_EQ(member->name, Name("Words")) << "an item's documentation is its list's";
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
