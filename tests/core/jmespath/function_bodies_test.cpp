#include "core/jmespath/found.h"

#include <gtest/gtest.h>

namespace botoscope::jmespath {

TEST(JmespathFunctionBodies, WholeNumbersStayWhole)
{
    EXPECT_EQ(found("sum(@)", "[1, 2, 3]"), "6");
    EXPECT_EQ(found("sum(@)", "[1, 2.5]"), "3.5");
    EXPECT_EQ(found("sum(@)", "[]"), "0");
    EXPECT_EQ(found("avg(@)", "[1, 3]"), "2.0");
    EXPECT_EQ(found("ceil(@)", "1.2"), "2");
    EXPECT_EQ(found("abs(@)", "-9007199254740993"), "9007199254740993");
    EXPECT_EQ(found("sum(@)", "[9223372036854775807, 1]"), "9.223372036854776e+18");
    EXPECT_EQ(found("`1` == `1.0`", "null"), "true");
    EXPECT_EQ(found("@[0] == @[1]", R"([{"a": [1]}, {"a": [1.0]}])"), "true");
    EXPECT_EQ(found("`1` == `true`", "null"), "false");
}

TEST(JmespathFunctionBodies, NumbersFromText)
{
    EXPECT_EQ(found("to_number(@)", R"("12")"), "12");
    EXPECT_EQ(found("to_number(@)", R"(" +1.5e1 ")"), "15.0");
    EXPECT_EQ(found("to_number(@)", R"("inf")"), "null");
    EXPECT_EQ(found("to_number(@)", R"("1x")"), "null");
    EXPECT_EQ(found("to_number(@)", "[1]"), "null");
}

TEST(JmespathFunctionBodies, CountsAndReversesCodePoints)
{
    EXPECT_EQ(found("length(@)", R"("é𝄞x")"), "3");
    EXPECT_EQ(found("reverse(@)", R"("é𝄞x")"), R"("x𝄞é")");
    EXPECT_EQ(found("sort(@)", R"(["é", "z", "𝄞", "ﬀ"])"), R"(["z","é","ﬀ","𝄞"])");
}

TEST(JmespathFunctionBodies, SortsStablyByKey)
{
    EXPECT_EQ(found("sort_by(@, &k)[*].n", R"([{"k": 2, "n": "a"}, {"k": 1, "n": "b"}, {"k": 2.0, "n": "c"}])"),
              R"(["b","a","c"])");
    EXPECT_EQ(found("max_by(@, &k).n", R"([{"k": 2, "n": "a"}, {"k": 2, "n": "b"}])"), R"("a")");
    EXPECT_EQ(found("sort_by(@, &k)", R"([{"k": 2}, {"k": "x"}])"), "invalid-type@0");
    EXPECT_EQ(found("sort_by(@, &k)", "[]"), "[]");
}

} // namespace botoscope::jmespath
