#include "form_fixture.h"

#include <QToolButton>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

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
