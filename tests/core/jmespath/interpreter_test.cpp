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

TEST(JmespathInterpreter, EndsWhereAnExpressionWouldTakeForEver)
{
    const Value document = *parseJson("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]");
    const auto kindOf = [&document](const std::string& text) {
        const auto expression = compile(text);
        EXPECT_TRUE(expression.ok()) << text;
        const auto result = expression->search(document, Limits{100'000});
        return result ? "found" : std::string(result.error().get("kind"));
    };
    const auto repeated = [](std::string_view text, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) {
            out += text;
        }
        return out;
    };
    EXPECT_EQ(kindOf("[?@ > `5`].{a: @} | [0]"), "found");
    EXPECT_EQ(kindOf(repeated("map(&", 8) + "@" + repeated(", `[1,2,3,4,5,6,7,8,9,0]`)", 8)), "too-large");
    EXPECT_EQ(kindOf(repeated("[@, @] | ", 60) + "@"), "too-large");            // the result's size
    EXPECT_EQ(kindOf(repeated("[@, @][] | ", 60) + "@"), "too-large");          // lists joined to lists
    EXPECT_EQ(kindOf(repeated("[@, @] | ", 60) + "to_string(@)"), "too-large"); // its text
    const std::string grown = repeated("[@, @] | ", 60) + "@";
    EXPECT_EQ(kindOf("(" + grown + ") == (" + grown + ")"), "too-large");         // comparing it
    EXPECT_EQ(kindOf("contains([" + grown + "], [" + grown + "])"), "too-large"); // looking through it
    EXPECT_EQ(kindOf("'x'" + repeated(" | join(@, ['12345678', '12345678', '12345678'])", 60)), "too-large");
}

} // namespace botoscope::jmespath
