#include "form_fixture.h"

#include "ui/forms/text_area.h"

#include <QAction>
#include <QLineEdit>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Scalars, TypedTextIsSentAndClearedTextIsNot)
{
    auto* name = form.find<QLineEdit>("Name");
    QTest::keyClicks(name, QStringLiteral("abc"));
    EXPECT_EQ(form.params(), json(R"({"Name":"abc"})"));
    name->selectAll();
    QTest::keyClick(name, Qt::Key_Delete);
    EXPECT_EQ(form.params(), Value(Map{}));
}

TEST_F(Scalars, AnEmptyTextCanBeSentDeliberately)
{
    auto* name = form.find<QLineEdit>("Name");
    QTest::keyClick(name, Qt::Key_Insert, Qt::AltModifier);
    EXPECT_EQ(form.params(), json(R"({"Name":""})"));
    EXPECT_EQ(form.readBack(), json(R"({"Name":""})"));
    EXPECT_EQ(name->placeholderText(), QStringLiteral("empty text is sent"));
    QTest::keyClick(name, Qt::Key_Delete, Qt::AltModifier);
    EXPECT_EQ(form.params(), Value(Map{}));
}

TEST_F(Scalars, TextWithLineBreaksGetsSeveralLines)
{
    form.set(R"({"Name":"one\ntwo"})");
    EXPECT_EQ(form.find<TextArea>("Name")->toPlainText(), QStringLiteral("one\ntwo"));
    EXPECT_EQ(form.readBack(), json(R"({"Name":"one\ntwo"})"));
}

TEST_F(Scalars, LineEndsAndNoBreakSpacesSurviveTheEditors)
{
    for (const char* text : {"a\r\nb", "a\nb\u00a0c", "a\rb\nc", "a\u2029b\nc", "a\u2028b\nc"}) {
        Value params;
        params.set("Name", text);
        params.set("Body", Blob(text));
        form.view.setParams(params);
        EXPECT_EQ(form.readBack(), params) << text;
    }
}

TEST_F(Scalars, SecretsAreMaskedUntilRevealed)
{
    auto* secret = form.find<QLineEdit>("Secret");
    EXPECT_EQ(secret->echoMode(), QLineEdit::Password);
    ASSERT_FALSE(secret->actions().isEmpty());
    secret->actions().constFirst()->trigger();
    EXPECT_EQ(secret->echoMode(), QLineEdit::Normal);
}
