#include "core/jmespath/found.h"

#include <gtest/gtest.h>

namespace botoscope::jmespath {

TEST(JmespathInterpreter, SlicesAsPythonDoes)
{
    constexpr std::string_view digits = "[0,1,2,3,4,5]";
    EXPECT_EQ(found("[1:4]", digits), "[1,2,3]");
    EXPECT_EQ(found("[::-2]", digits), "[5,3,1]");
    EXPECT_EQ(found("[-2:]", digits), "[4,5]");
    EXPECT_EQ(found("[10:-20:-1]", digits), "[5,4,3,2,1,0]");
    EXPECT_EQ(found("[3:1]", digits), "[]");
    EXPECT_EQ(found("[::9223372036854775807]", digits), "[0]");
    EXPECT_EQ(found("[::-9223372036854775808]", digits), "[5]");
    EXPECT_EQ(found("[99999999999999999999999]", digits), "null");
    EXPECT_EQ(found("[::0]", digits), "invalid-value@0");
}

TEST(JmespathInterpreter, TheFirstFailureWins)
{
    EXPECT_EQ(found("[abs('x'), length(`1`)]", "{}"), "invalid-type@1");
    EXPECT_EQ(found("@[?abs(@) > `0`]", R"([1, "x", 2])"), "invalid-type@3");
    EXPECT_EQ(found("map(&abs(@), @)", R"([1, "x"])"), "invalid-type@5");
}

} // namespace botoscope::jmespath
