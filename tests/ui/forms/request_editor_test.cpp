#include "form_fixture.h"

#include "ui/forms/json_tab.h"
#include "ui/forms/request_editor.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QUndoStack>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

namespace {

constexpr auto shapes = R"({"In":{"type":"structure","required":["Name"],"members":{
    "Name":{"shape":"Text"},"Body":{"shape":"Bytes"},"At":{"shape":"Time"},"Words":{"shape":"Words"},
    "Secret":{"shape":"Secret"}}},
  "Text":{"type":"string"},"Bytes":{"type":"blob"},"Time":{"type":"timestamp"},
  "Words":{"type":"list","member":{"shape":"Text"}},"Secret":{"type":"string","sensitive":true}})";

struct Editor : ::testing::Test {
    std::shared_ptr<const model::ServiceModel> service = serviceOf(shapes);
    RequestEditor editor;
    Editor()
    {
        editor.resize(700, 600);
        editor.setOperation(service->operation("Do"));
        editor.show();
    }
    void typeJson(const char* text) { editor.json()->editor()->setPlainText(QString::fromUtf8(text)); }
    QLineEdit* line(const char* name) { return editor.findChild<QLineEdit*>(QString::fromUtf8(name)); }
};

} // namespace

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

TEST_F(Editor, BrokenJsonKeepsTheFormAndSaysWhere)
{
    editor.setTab(RequestEditor::JsonTextTab);
    typeJson(R"({"Name":"n"})");
    typeJson("{\"Name\":\"n\",\n \"Words\": [}");
    ASSERT_TRUE(editor.json()->error());
    EXPECT_EQ(editor.json()->error()->line, 2);
    EXPECT_EQ(editor.params(), json(R"({"Name":"n"})"));
    EXPECT_FALSE(editor.readyToSend());
}

TEST_F(Editor, SecretsAreDotsInTheJsonAndSurviveIt)
{
    editor.setParams(json(R"({"Name":"n","Secret":"hunter2"})"));
    editor.setTab(RequestEditor::JsonTextTab);
    EXPECT_FALSE(editor.json()->text().contains(QStringLiteral("hunter2")));
    QString text = editor.json()->text();
    editor.json()->editor()->setPlainText(text.replace(QStringLiteral("\"n\""), QStringLiteral("\"m\"")));
    EXPECT_EQ(editor.params(), json(R"({"Name":"m","Secret":"hunter2"})"));
    editor.findChild<QToolButton*>(QStringLiteral("jsonReveal"))->click();
    EXPECT_TRUE(editor.json()->text().contains(QStringLiteral("hunter2")));
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

TEST_F(Editor, ASampleCanBeSent)
{
    editor.fillSample();
    EXPECT_TRUE(editor.readyToSend());
    editor.clear();
    EXPECT_EQ(editor.params(), Value(Map{}));
}

TEST_F(Editor, TheCallAsTextLeavesSecretsOut)
{
    editor.setParams(json(R"({"Name":"it's","Secret":"hunter2"})"));
    editor.setPlace({QStringLiteral("dev"), QStringLiteral("eu-west-1")});
    editor.setTab(RequestEditor::CallTextTab);
    editor.copyCall();
    EXPECT_EQ(QGuiApplication::clipboard()->text().toStdString(),
              "aws x do \\\n    --profile dev \\\n    --region eu-west-1 \\\n    --cli-input-json '{\n"
              "    \"Name\": \"it'\\''s\",\n    \"Secret\": \"<hidden>\"\n}'\n");
}

TEST(CallText, WritesPythonThatIsPython)
{
    const auto service = serviceOf(shapes);
    Value params = json(R"({"Name":"a\"b","Words":["x"],"Flag":true,"None":null})");
    params.set("Body", Blob(std::string("\x00z", 2)));
    const auto call = callText(CallLanguage::Boto3, *service->operation("Do"), params);
    EXPECT_EQ(call.text.toStdString(),
              "import boto3\n\nclient = boto3.client(\"x\")\nresponse = client.do(\n    Name=\"a\\\"b\",\n"
              "    Words=[\n        \"x\",\n    ],\n    Flag=True,\n    None=None,\n    Body=b\"\\x00z\",\n)\n");
}
