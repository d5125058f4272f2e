#include "form_fixture.h"

#include "ui/forms/call_text.h"

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST(CallText, WritesPythonThatIsPython)
{
    const auto service = serviceOf(editorShapes);
    Value params = json(R"({"Name":"a\"b","Words":["x"],"Flag":true,"None":null})");
    params.set("Body", Blob(std::string("\x00z", 2)));
    const auto call = callText(CallLanguage::Boto3, *service->operation("Do"), params);
    EXPECT_EQ(call.text.toStdString(),
              "import boto3\n\nclient = boto3.client(\"x\")\nresponse = client.do(\n    Name=\"a\\\"b\",\n"
              "    Words=[\n        \"x\",\n    ],\n    Flag=True,\n    None=None,\n    Body=b\"\\x00z\",\n)\n");
}

TEST(CallText, QuotesForTheShellOnlyWhereNeeded)
{
    EXPECT_EQ(shellQuoted(QStringLiteral("eu-west-1")), QStringLiteral("eu-west-1"));
    EXPECT_EQ(shellQuoted(QStringLiteral("a b$c'd")), QStringLiteral("'a b$c'\\''d'"));
    EXPECT_EQ(shellQuoted({}), QStringLiteral("''"));
}
