#include "form_fixture.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

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
