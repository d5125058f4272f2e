#include "ui/forms/value_text.h"

#include "form_fixture.h"

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

namespace {

const auto& input()
{
    static const auto service = serviceOf(R"({"In":{"type":"structure","members":{"Name":{"shape":"S"},
        "Bytes":{"shape":"B"},"At":{"shape":"T"},"Secret":{"shape":"H"},"Many":{"shape":"M"}}},
        "S":{"type":"string","min":3,"max":63,"pattern":"[a-z]+"},"B":{"type":"blob"},"T":{"type":"timestamp"},
        "H":{"type":"string","sensitive":true},"M":{"type":"list","member":{"shape":"In"}}})");
    return *service->operation("Do")->input;
}

} // namespace

TEST(ValueText, ASummaryTellsItemsApartAndHidesSecrets)
{
    const Value value = json(R"({"Name":"web","Secret":"hunter2","Many":[{"Name":"a"},{"Name":"b"}]})");
    EXPECT_EQ(summarize(value, &input()), QStringLiteral("Name=web, Secret=••••, Many=[2]"));
    const auto* many = &input().shape().member("Many")->ref;
    EXPECT_EQ(summarize(value["Many"], many), QStringLiteral("Name=a; Name=b"));
}

TEST(ValueText, JsonBecomesTheModelsKindsWhereItCan)
{
    const Value value = fromJson(json(R"({"Bytes":"aGk=","At":"1970-01-01T00:00:01Z","Many":[{"Bytes":"no base64"}],
        "Odd":"aGk="})"),
                                 input());
    EXPECT_EQ(value["Bytes"], Value(Blob("hi")));
    EXPECT_EQ(value["At"], Value(Timestamp::fromSeconds(1)));
    EXPECT_EQ(value["Many"].at(0)["Bytes"], Value("no base64"));
    EXPECT_EQ(value["Odd"], Value("aGk="));
}

TEST(ValueText, EverySensitiveMemberIsReplaced)
{
    int count = 0;
    const Value value = redacted(json(R"({"Name":"n","Secret":"a","Many":[{"Secret":"b"}]})"), input(),
                                 [&count](const Value&) { return Value(++count); });
    EXPECT_EQ(count, 2);
    EXPECT_EQ(value["Secret"], Value(1));
    EXPECT_EQ(value["Name"], Value("n"));
}

TEST(ValueText, SizesAndLimitsAreInWords)
{
    EXPECT_EQ(sizeText(5), QStringLiteral("5 B"));
    EXPECT_EQ(sizeText(1536), QStringLiteral("1.5 KiB"));
    EXPECT_EQ(sizeText(3 * 1024 * 1024), QStringLiteral("3.0 MiB"));
    EXPECT_EQ(constraintText(input().shape().member("Name")->ref),
              QStringLiteral("string, 3 to 63 characters, pattern [a-z]+"));
    EXPECT_EQ(plainText("<p>One <b>two</b></p>"), QStringLiteral("One two"));
}
