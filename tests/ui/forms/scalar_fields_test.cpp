#include "form_fixture.h"

#include "core/base/time_format.h"
#include "ui/forms/blob_field.h"
#include "ui/forms/boolean_field.h"
#include "ui/forms/choice_field.h"
#include "ui/forms/text_area.h"

#include <QLineEdit>
#include <QTemporaryFile>
#include <QToolButton>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

namespace {

constexpr auto scalars = R"({"In":{"type":"structure","required":["Name"],"members":{
    "Name":{"shape":"Text"},"Count":{"shape":"Whole"},"Ratio":{"shape":"Real"},"On":{"shape":"Flag"},
    "At":{"shape":"Time"},"Kind":{"shape":"Kind"},"Body":{"shape":"Bytes"},"Secret":{"shape":"Secret"}}},
  "Text":{"type":"string"},"Whole":{"type":"long"},"Real":{"type":"double"},"Flag":{"type":"boolean"},
  "Time":{"type":"timestamp"},"Kind":{"type":"string","enum":["STANDARD","GLACIER"]},"Bytes":{"type":"blob"},
  "Secret":{"type":"string","sensitive":true}})";

struct Scalars : ::testing::Test {
    Form form{scalars};
    Scalars()
    {
        form.view.root()->reveal(QStringLiteral("Secret"));
        openAll();
    }
    void openAll()
    {
        if (auto* fold = form.view.findChild<QAbstractButton*>(QStringLiteral("/optional"))) {
            fold->click();
        }
    }
};

} // namespace

TEST_F(Scalars, NothingIsSentUntilSomethingIsTyped)
{
    EXPECT_EQ(form.params(), Value(Map{}));
    EXPECT_EQ(form.readBack(), Value(Map{}));
}

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

TEST_F(Scalars, ValuesOfEveryKindComeBackFromTheEditors)
{
    Value params = json(R"({"Name":"n","Count":-7,"Ratio":2.0,"On":false,"Kind":"NEW_KIND","Secret":"s3cret"})");
    params.set("At", Timestamp::fromSeconds(1'700'000'000));
    params.set("Body", Blob(std::string("a\0b\xff", 4)));
    form.view.setParams(params);
    EXPECT_EQ(form.readBack(), params);
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

TEST_F(Scalars, AClearedNumberIsUnsetAndNotZero)
{
    auto* count = form.find<QLineEdit>("Count");
    QTest::keyClicks(count, QStringLiteral("12"));
    EXPECT_EQ(form.params(), json(R"({"Count":12})"));
    QTest::keyClick(count, Qt::Key_Backspace);
    QTest::keyClick(count, Qt::Key_Backspace);
    EXPECT_EQ(form.params(), Value(Map{}));
}

TEST_F(Scalars, TextThatIsNoNumberIsKeptAndNamed)
{
    auto* count = form.find<QLineEdit>("Count");
    QTest::keyClicks(count, QStringLiteral("12x"));
    EXPECT_EQ(form.params(), json(R"({"Count":"12x"})"));
    const auto found = form.view.validate().at(QStringLiteral("Count"));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_TRUE(found.front()->text.contains(QStringLiteral("12x")));
    EXPECT_EQ(count->text(), QStringLiteral("12x"));
}

TEST_F(Scalars, WholeAndFloatingNumbersKeepTheirKind)
{
    QTest::keyClicks(form.find<QLineEdit>("Ratio"), QStringLiteral("5"));
    EXPECT_TRUE(form.params()["Ratio"].isInt());
    QTest::keyClicks(form.find<QLineEdit>("Ratio"), QStringLiteral(".5e1"));
    EXPECT_EQ(form.params()["Ratio"], Value(55.0));
}

TEST_F(Scalars, ABooleanHasThreeStates)
{
    form.find<Segment>("On/true")->click();
    EXPECT_EQ(form.params(), json(R"({"On":true})"));
    form.find<Segment>("On/false")->click();
    EXPECT_EQ(form.params(), json(R"({"On":false})"));
    form.find<Segment>("On/unset")->click();
    EXPECT_EQ(form.params(), Value(Map{}));
}

TEST_F(Scalars, TimesAreReadAsIsoOrEpoch)
{
    auto* at = form.find<QLineEdit>("At");
    QTest::keyClicks(at, QStringLiteral("1700000000"));
    EXPECT_EQ(form.params()["At"], Value(Timestamp::fromSeconds(1'700'000'000)));
    at->selectAll();
    QTest::keyClicks(at, QStringLiteral("2023-11-14T22:13:20Z"));
    EXPECT_EQ(form.params()["At"], Value(Timestamp::fromSeconds(1'700'000'000)));
    at->selectAll();
    QTest::keyClicks(at, QStringLiteral("tomorrow"));
    EXPECT_EQ(form.params()["At"], Value("tomorrow"));
    EXPECT_EQ(form.view.validate().at(QStringLiteral("At")).size(), 1u);
}

TEST_F(Scalars, AnEnumTakesOtherValuesAndFiltersItsOwn)
{
    auto* kind = form.find<ChoiceBox>("Kind");
    EXPECT_EQ(kind->count(), 0) << "items come when the box is used";
    ASSERT_TRUE(activate(form.view));
    kind->setFocus();
    EXPECT_EQ(kind->count(), 2);
    EXPECT_EQ(form.params(), Value(Map{})) << "filling the list chooses nothing";
    QTest::keyClicks(kind, QStringLiteral("FUTURE"));
    EXPECT_EQ(form.params(), json(R"({"Kind":"FUTURE"})"));
}

TEST_F(Scalars, BytesAreTypedAsTextOrBase64OrTakenFromAFile)
{
    auto* body = form.find<QLineEdit>("Body");
    auto* mode = form.find<QComboBox>("Body/mode");
    QTest::keyClicks(body, QStringLiteral("hi"));
    EXPECT_EQ(form.params()["Body"], Value(Blob("hi")));
    Q_EMIT mode->activated(1);
    EXPECT_EQ(body->text(), QStringLiteral("aGk="));
    EXPECT_EQ(form.params()["Body"], Value(Blob("hi")));
    QTemporaryFile file;
    ASSERT_TRUE(file.open());
    file.write(QByteArray("\x00\x01", 2));
    file.flush();
    auto* field = qobject_cast<BlobField*>(form.view.root()->reveal(QStringLiteral("Body")));
    ASSERT_NE(field, nullptr);
    field->loadFile(file.fileName());
    EXPECT_EQ(form.params()["Body"], Value(Blob(std::string("\x00\x01", 2))));
    field->loadFile(QStringLiteral("/no/such/file"));
    EXPECT_EQ(form.view.validate().at(QStringLiteral("Body")).size(), 1u);
}

TEST_F(Scalars, SecretsAreMaskedUntilRevealed)
{
    auto* secret = form.find<QLineEdit>("Secret");
    EXPECT_EQ(secret->echoMode(), QLineEdit::Password);
    ASSERT_FALSE(secret->actions().isEmpty());
    secret->actions().constFirst()->trigger();
    EXPECT_EQ(secret->echoMode(), QLineEdit::Normal);
}

TEST_F(Scalars, WhatAnEditorCantHoldIsKeptAndShown)
{
    const Value odd = json(R"({"Name":{"a":[1]},"Count":[2],"On":"yes","Kind":null,"Ratio":{"x":1}})");
    form.view.setParams(odd);
    EXPECT_EQ(form.params(), odd);
    EXPECT_EQ(form.readBack(), odd);
    EXPECT_FALSE(form.view.validate().at(QStringLiteral("Name")).empty());
    form.find<QToolButton>("Name/remove")->click();
    EXPECT_FALSE(form.params().find("Name"));
}

TEST_F(Scalars, MissingRequiredMembersAreNamedOnlyWhenSending)
{
    EXPECT_TRUE(form.view.validate().hasErrors());
    EXPECT_EQ(form.view.findChild<QWidget*>(QStringLiteral("Name/note")), nullptr);
    form.view.validate(true);
    EXPECT_FALSE(form.find<QWidget>("Name/note")->isHidden());
}

TEST_F(Scalars, EveryEditorHasItsPathAndAnAccessibleName)
{
    for (const char* name : {"Name", "Count", "Ratio", "On", "At", "Kind", "Body", "Secret"}) {
        EXPECT_TRUE(form.find<QWidget>(name)->accessibleName().startsWith(QString::fromUtf8(name))) << name;
    }
}
