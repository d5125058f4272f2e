#include "core/protocol/common/text_reader.h"

#include <cmath>
#include <gtest/gtest.h>

namespace botoscope::protocol {

TEST(TextReader, IntegersAsPythonReadsThem)
{
    EXPECT_EQ(parseInteger("42"), Value(42));
    EXPECT_EQ(parseInteger(" -42\n"), Value(-42));
    EXPECT_EQ(parseInteger("+7"), Value(7));
    EXPECT_EQ(parseInteger("1_000"), Value(1000));
    EXPECT_EQ(parseInteger("007"), Value(7));
    EXPECT_EQ(parseInteger("9223372036854775807"), Value(INT64_MAX));
    EXPECT_EQ(parseInteger("-9223372036854775809"), Value(-9223372036854775808.0));
    for (const char* text : {"", " ", "-", "+", "+-1", "--1", "1.0", "1e3", "0x1", "_1", "1_", "1__0", "1 2", "one"}) {
        EXPECT_FALSE(parseInteger(text).has_value()) << text;
    }
}

TEST(TextReader, FloatsAsPythonReadsThem)
{
    EXPECT_EQ(parseFloat("1.5"), 1.5);
    EXPECT_EQ(parseFloat(" .5 "), 0.5);
    EXPECT_EQ(parseFloat("5."), 5.0);
    EXPECT_EQ(parseFloat("+1e-2"), 0.01);
    EXPECT_EQ(parseFloat("1_0.0_1"), 10.01);
    EXPECT_EQ(parseFloat("-INF"), -HUGE_VAL);
    EXPECT_EQ(parseFloat("Infinity"), HUGE_VAL);
    EXPECT_EQ(parseFloat("1e999"), HUGE_VAL);
    EXPECT_EQ(parseFloat("1e-999"), 0.0);
    EXPECT_TRUE(std::isnan(parseFloat("nan").value_or(0)));
    for (const char* text : {"", ".", "e5", "1e", "0x10", "1,5", "infinit", "--1", "+-1", "- 1"}) {
        EXPECT_FALSE(parseFloat(text).has_value()) << text;
    }
}

TEST(TextReader, NumbersAreCutToIntegers)
{
    EXPECT_EQ(toInteger(-1.9), Value(-1));
    EXPECT_EQ(toInteger(1e300), Value(1e300));
    EXPECT_EQ(toInteger(-9223372036854775808.0), Value(INT64_MIN));
    EXPECT_EQ(toInteger(9223372036854775808.0), Value(9223372036854775808.0));
    EXPECT_FALSE(toInteger(HUGE_VAL).has_value());
    EXPECT_FALSE(toInteger(std::nan("")).has_value());
}

TEST(TextReader, BooleansDependOnTheProtocol)
{
    Value out;
    ReadFailure failure;
    ASSERT_TRUE(readText(model::ShapeType::Boolean, "TRUE", BooleanText::AnyCase, out, failure));
    EXPECT_EQ(out, Value(true));
    ASSERT_TRUE(readText(model::ShapeType::Boolean, "TRUE", BooleanText::Exact, out, failure));
    EXPECT_EQ(out, Value(false));
}

TEST(TextReader, ExcerptsAreShortAndPrintable)
{
    EXPECT_EQ(excerpt("a\x01"), "'a?'");
    EXPECT_EQ(excerpt("\xff"), "'?'");
    EXPECT_EQ(excerpt(std::string(100, 'x')), "'" + std::string(60, 'x') + "'…");
}

} // namespace botoscope::protocol
