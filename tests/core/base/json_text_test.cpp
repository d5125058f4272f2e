#include "core/base/json_text.h"

#include <gtest/gtest.h>

namespace botoscope {

namespace {
std::string again(std::string_view text)
{
    const auto value = readJsonText(text, JsonGrammar::Rfc);
    return value ? writeJson(*value, JsonStyle::Line) : value.error().message;
}
} // namespace

TEST(JsonText, AgreesWithTheFastReader)
{
    for (const char* text : {"{}", "[]", " [ 1 , 2.5 , -3e2 ] ", R"({"a": {"b": [true, false, null]}})",
                             R"("\"\\\/\b\f\n\r\t\u0041")", R"("\ud83d\ude00")", "0", "-1", "1E+2", "\"\xC3\xA9\""}) {
        const auto fast = parseJson(text);
        ASSERT_TRUE(fast.ok()) << text;
        EXPECT_EQ(again(text), writeJson(*fast, JsonStyle::Line)) << text;
    }
}

TEST(JsonText, NumbersOfAnySizeAreRead)
{
    EXPECT_EQ(again("123456789012345678901234567890"), "1.2345678901234568e+29");
    EXPECT_EQ(again("1e400"), "Infinity");
    EXPECT_EQ(again("-1e400"), "-Infinity");
    EXPECT_EQ(again("1e-400"), "0.0");
}

TEST(JsonText, LoneSurrogatesBecomeTheReplacementCharacter)
{
    EXPECT_EQ(again(R"("\ud800")"), "\"\xEF\xBF\xBD\"");
    EXPECT_EQ(again(R"("\ud800\u0041")"), "\"\xEF\xBF\xBD"
                                          "A\"");
    EXPECT_EQ(again(R"("\udc00x")"), "\"\xEF\xBF\xBDx\"");
}

TEST(JsonText, ProblemsAreToldWithTheirPlace)
{
    EXPECT_EQ(again("[1, x]"), "not valid JSON: no value at byte 4");
    EXPECT_EQ(again("{\"a\" 1}"), "not valid JSON: no ':' at byte 5");
    EXPECT_EQ(again("{1: 2}"), "not valid JSON: no name at byte 1");
    EXPECT_EQ(again("[1"), "not valid JSON: no ',' or ']' at byte 2");
    EXPECT_EQ(again("\"abc"), "not valid JSON: a string without an end at byte 4");
    EXPECT_EQ(again("\"\\q\""), "not valid JSON: an unknown escape at byte 2");
    EXPECT_EQ(again("1 1"), "not valid JSON: text after the document at byte 2");
    EXPECT_EQ(again("01"), "not valid JSON: no value at byte 0");
    EXPECT_EQ(again("1.e1"), "not valid JSON: no digit after the decimal point at byte 2");
    EXPECT_EQ(again("1e"), "not valid JSON: no digit in the exponent at byte 2");
    EXPECT_EQ(again("NaN"), "not valid JSON: no value at byte 0");
}

TEST(JsonText, DepthIsBounded)
{
    const auto value = readJsonText(std::string(1'000'000, '['), JsonGrammar::Rfc);
    ASSERT_FALSE(value.ok());
    EXPECT_EQ(value.error().get("reason"), "depth");
}

} // namespace botoscope
