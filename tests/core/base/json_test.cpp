#include "core/base/json.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace botoscope {

namespace {
std::string again(std::string_view text, JsonGrammar grammar = JsonGrammar::Rfc)
{
    const auto value = parseJson(text, grammar);
    return value ? writeJson(*value, JsonStyle::Line) : "error";
}
} // namespace

TEST(Json, ReadsAndWritesAllKinds)
{
    EXPECT_EQ(again(R"( {"b" : [1, -2, 3.5, true, false, null], "a": "x", "e": {}, "l": []} )"),
              R"({"b":[1,-2,3.5,true,false,null],"a":"x","e":{},"l":[]})");
    EXPECT_EQ(again("9223372036854775807"), "9223372036854775807");
    EXPECT_EQ(again("-9223372036854775808"), "-9223372036854775808");
    EXPECT_EQ(again("-0"), "0");
    EXPECT_EQ(again("-0.0"), "-0.0");
    EXPECT_EQ(again("1.0"), "1.0");
}

TEST(Json, EqualKeysKeepTheFirstPlaceAndTheLastValue)
{
    EXPECT_EQ(again(R"({"a": 1, "b": 2, "a": 3})"), R"({"a":3,"b":2})");
}

TEST(Json, IntegersBeyondInt64BecomeDoubles)
{
    EXPECT_EQ(again("9223372036854775808"), "9.223372036854776e+18");
    EXPECT_EQ(again("18446744073709551616"), "1.8446744073709552e+19");
    EXPECT_EQ(again("[-123456789012345678901234567890]"), "[-1.2345678901234568e+29]");
}

TEST(Json, SpecialFloatsNeedPythonsGrammar)
{
    EXPECT_EQ(again("[NaN]"), "error");
    EXPECT_EQ(again("[NaN, Infinity, -Infinity]", JsonGrammar::Python), "[NaN,Infinity,-Infinity]");
    EXPECT_EQ(again("[nan]", JsonGrammar::Python), "error");
}

TEST(Json, BrokenTextIsAParseError)
{
    for (const char* text : {"", " ", "{", "[1,]", "{\"a\"}", "01", "1.", "+1", "'a'", "[1 2]", "nul", "\"\x01\"",
                             "\"\xff\"", "{} {}", "\"\\x\"", "\"\\u12\""}) {
        const auto value = parseJson(text);
        ASSERT_FALSE(value.ok()) << text;
        EXPECT_EQ(value.error().code, ErrorCode::Parse);
    }
}

TEST(Json, DepthIsBoundedAndToldSo)
{
    for (const std::string& text : {std::string(100'000, '['), std::string(2000, '[') + std::string(2000, ']')}) {
        const auto value = parseJson(text);
        ASSERT_FALSE(value.ok());
        EXPECT_EQ(value.error().code, ErrorCode::Parse);
    }
    EXPECT_EQ(parseJson(std::string(2000, '[') + std::string(2000, ']')).error().get("reason"), "depth");
    EXPECT_TRUE(parseJson(std::string(1000, '[') + std::string(1000, ']')).ok());
}

TEST(Json, StylesDiffer)
{
    const Value value = Value::object({{"a", Value::array({1, "\xC3\xA9"})}, {"b", Value::object({})}});
    EXPECT_EQ(writeJson(value, JsonStyle::Python), "{\"a\": [1, \"\\u00e9\"], \"b\": {}}");
    EXPECT_EQ(writeJson(value, JsonStyle::Compact), "{\"a\":[1,\"\\u00e9\"],\"b\":{}}");
    EXPECT_EQ(writeJson(value, JsonStyle::Line), "{\"a\":[1,\"\xC3\xA9\"],\"b\":{}}");
    EXPECT_EQ(writeJson(value, JsonStyle::Pretty),
              "{\n    \"a\": [\n        1,\n        \"\xC3\xA9\"\n    ],\n    \"b\": {}\n}");
    EXPECT_EQ(writeJson(Value::object({{"t", Timestamp{1'500'000}}, {"x", Blob("hi")}}), JsonStyle::Line),
              R"({"t":"1970-01-01T00:00:01.500000+00:00","x":"aGk="})");
}

TEST(Json, StringsAreEscapedAsPythonDoes)
{
    std::string out;
    appendJsonString(out, std::string_view("\"\\/\b\f\n\r\t\0\x1f\x7f\xF0\x9F\x98\x80", 15), true);
    EXPECT_EQ(out, "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\\u007f\\ud83d\\ude00\"");
}

TEST(Json, DoublesPrintAsPythonsRepr)
{
    EXPECT_EQ(doubleToText(1), "1.0");
    EXPECT_EQ(doubleToText(0.1), "0.1");
    EXPECT_EQ(doubleToText(1e16), "1e+16");
    EXPECT_EQ(doubleToText(1e15), "1000000000000000.0");
    EXPECT_EQ(doubleToText(1e-5), "1e-05");
    EXPECT_EQ(doubleToText(0.0001), "0.0001");
    EXPECT_EQ(doubleToText(5e-324), "5e-324");
    EXPECT_EQ(doubleToText(std::numeric_limits<double>::max()), "1.7976931348623157e+308");
    EXPECT_EQ(doubleToText(-0.0), "-0.0");
    EXPECT_EQ(doubleToText(HUGE_VAL), "Infinity");
    EXPECT_EQ(doubleToText(std::nan("")), "NaN");
}

} // namespace botoscope
