#include "core/jmespath/found.h"

#include <gtest/gtest.h>

namespace botoscope::jmespath {

TEST(JmespathParser, ErrorsTellKindAndPosition)
{
    EXPECT_EQ(found("", "null"), "syntax@0");
    EXPECT_EQ(found("a.", "null"), "syntax@2");
    EXPECT_EQ(found("a.b c", "null"), "syntax@4");
    EXPECT_EQ(found("a = b", "null"), "syntax@2");
    EXPECT_EQ(found("a[", "null"), "syntax@2");
    EXPECT_EQ(found("a == 'open", "null"), "syntax@5");
    EXPECT_EQ(found("\"open", "null"), "syntax@0");
    EXPECT_EQ(found("foo.nope(@)", "null"), "unknown-function@4");
    EXPECT_EQ(found("length(a, b)", "null"), "invalid-arity@0");
    EXPECT_EQ(found("length()", "null"), "invalid-arity@0");
    EXPECT_EQ(found("a.length(@)", R"({"a": 5})"), "invalid-type@2");
    EXPECT_EQ(found("length(a b)", "null"), "syntax@9");
    EXPECT_EQ(found("{a: b,}", "null"), "syntax@6");
    EXPECT_EQ(found("&a", "null"), "syntax@0");
    EXPECT_EQ(found("length(&a)", "[]"), "invalid-type@0");
    EXPECT_EQ(found("-", "null"), "syntax@0");
}

TEST(JmespathParser, HostileDepthIsAnErrorNotACrash)
{
    const auto repeated = [](std::string_view text, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) {
            out += text;
        }
        return out;
    };
    for (const std::string_view part :
         {"(", "[", "{a:", "!", "abs(", "[*]", "[?", "a||", "*.", "[]", "map(&", "[:]", "a<", "[*].[a]"}) {
        EXPECT_EQ(found(repeated(part, 20'000), "null").substr(0, 6), "syntax") << part;
    }
    EXPECT_EQ(found(repeated("a.", 20'000) + "a", R"({"a": {"a": 1}})"), "null"); // long is not deep
    EXPECT_EQ(found(repeated("@|", 20'000) + "@", "7"), "7");
    EXPECT_EQ(found(repeated("(", 100) + "@" + repeated(")", 100), "7"), "7");
}

TEST(JmespathParser, ASliceBehindAnIndexIsNoProjection)
{
    // As jmespath.py has it; elsewhere slices project.
    EXPECT_EQ(found("[0][0:2].a", R"([[{"a": 1}, {"a": 2}]])"), "null");
    EXPECT_EQ(found("x[0:2].a", R"({"x": [{"a": 1}, {"a": 2}]})"), "[1,2]");
}

TEST(JmespathParser, BoundsWhatWrapsValuesIntoValues)
{
    std::string text = "[@]";
    for (int i = 0; i < 20'000; ++i) {
        text += "|[@]";
    }
    EXPECT_FALSE(compile(text).ok());
    EXPECT_TRUE(compile("[[@]]|{a: @}").ok());
}

} // namespace botoscope::jmespath
