#include "form_fixture.h"

#include "ui/common/labels.h"

#include <QTabBar>
#include <QToolButton>
#include <QUndoStack>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Editor, WhatIsTypedInTheFormStandsInTheJson)
{
    QTest::keyClicks(line("Name"), QStringLiteral("n"));
    editor.setTab(RequestEditor::JsonTextTab);
    EXPECT_EQ(json(editor.json()->text().toStdString()), json(R"({"Name":"n"})"));
}

TEST_F(Editor, WhatIsTypedAsJsonStandsInTheFormWithItsKinds)
{
    editor.setTab(RequestEditor::JsonTextTab);
    typeJson(R"({"Name":"n","Body":"aGk=","At":"2023-11-14T22:13:20Z","Other":[1]})");
    EXPECT_EQ(line("Name")->text(), QStringLiteral("n"));
    EXPECT_EQ(editor.params()["Body"], Value(Blob("hi")));
    EXPECT_EQ(editor.params()["At"], Value(Timestamp::fromSeconds(1'700'000'000)));
    EXPECT_EQ(editor.params()["Other"], json("[1]")) << "what the model does not know is kept";
    EXPECT_EQ(editor.problems().at(QStringLiteral("Other")).size(), 1u);
}

TEST_F(Editor, TheWholeFormIsUndoneAndRedone)
{
    QTest::keyClicks(line("Name"), QStringLiteral("first"));
    editor.findChild<QToolButton*>(QStringLiteral("Words/add"))->click();
    EXPECT_EQ(editor.params(), json(R"({"Name":"first","Words":[""]})"));
    editor.undoStack()->undo();
    EXPECT_EQ(editor.params(), json(R"({"Name":"first"})"));
    editor.undoStack()->undo();
    EXPECT_EQ(editor.params(), Value(Map{})) << "letters typed in one go are one step";
    EXPECT_EQ(line("Name")->text(), QString());
    editor.undoStack()->redo();
    EXPECT_EQ(line("Name")->text(), QStringLiteral("first"));
}

TEST_F(Editor, ControlZInALineEditUndoesTheForm)
{
    ASSERT_TRUE(activate(editor));
    auto* name = line("Name");
    name->setFocus();
    QTest::keyClicks(name, QStringLiteral("a"));
    editor.findChild<QToolButton*>(QStringLiteral("Words/add"))->click();
    name->setFocus();
    QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(editor.params(), json(R"({"Name":"a"})"));
    QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(editor.params(), json(R"({"Name":"a","Words":[""]})"));
}

TEST_F(Editor, SendingWithSomethingMissingGoesThere)
{
    ASSERT_TRUE(activate(editor));
    EXPECT_FALSE(editor.readyToSend());
    EXPECT_EQ(editor.form()->focusedPath(), QStringLiteral("Name"));
    QTest::keyClicks(line("Name"), QStringLiteral("n"));
    EXPECT_TRUE(editor.readyToSend());
}

TEST_F(Editor, WhatIsMissingIsListedAndOnlyWrongOnceSomebodySends)
{
    auto* text = editor.findChild<ElidedLabel*>(QStringLiteral("problemText"));
    ASSERT_NE(text, nullptr);
    EXPECT_EQ(text->text(), QStringLiteral("Still to fill in: Name"));
    EXPECT_FALSE(editor.readyToSend());
    EXPECT_TRUE(text->text().startsWith(QStringLiteral("1 problem"))) << text->text().toStdString();
}

TEST_F(Editor, ANarrowEditorKeepsItsTabs)
{
    editor.resize(390, 600);
    settle();
    auto* sample = editor.findChild<QToolButton*>(QStringLiteral("fillSample"));
    EXPECT_EQ(sample->toolButtonStyle(), Qt::ToolButtonIconOnly);
    auto* tabs = editor.findChild<QTabBar*>(QStringLiteral("requestTabs"));
    EXPECT_LE(tabs->tabRect(2).right(), tabs->width());
}

TEST_F(Editor, ASampleCanBeSent)
{
    editor.fillSample();
    EXPECT_TRUE(editor.readyToSend());
    editor.clear();
    EXPECT_EQ(editor.params(), Value(Map{}));
}
