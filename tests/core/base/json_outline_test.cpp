#include "core/base/json_outline.h"

#include <gtest/gtest.h>

namespace botoscope {
namespace {

/// A text with padding.
std::string padded(std::string text)
{
    text.reserve(text.size() + jsonPadding);
    return text;
}

bool isJson(std::string text, int depth)
{
    return outlineJson(padded(std::move(text)), depth).ok();
}

} // namespace

TEST(JsonOutline, GivesMembersInOrderWithTheirTexts)
{
    const std::string text = padded(R"( {"b": [1, {"x": "}"}], "a" : "t\"]", "n": -1.5e3 } )");
    const auto outline = outlineJson(text, 1);
    ASSERT_TRUE(outline.ok());
    ASSERT_EQ(outline->parts.size(), 3U);
    EXPECT_TRUE(outline->isObject());
    EXPECT_EQ(outline->parts[0].key, "b");
    EXPECT_EQ(outline->parts[0].text, R"([1, {"x": "}"}])");
    EXPECT_TRUE(outline->parts[0].isList());
    EXPECT_TRUE(outline->parts[0].parts.empty());
    EXPECT_EQ(outline->find("a")->text, R"("t\"]")");
    EXPECT_TRUE(outline->find("n")->text.starts_with("-1.5e3"));
    EXPECT_EQ(outline->find("c"), nullptr);
}

TEST(JsonOutline, SplitsAsDeepAsAsked)
{
    const std::string text = padded(R"({"a": [{"x": {"y": 1} } , [] ], "e": {}})");
    const auto outline = outlineJson(text, 3);
    ASSERT_TRUE(outline.ok());
    const JsonPart* list = outline->find("a");
    ASSERT_EQ(list->parts.size(), 2U);
    EXPECT_EQ(list->text, R"([{"x": {"y": 1} } , [] ])");
    EXPECT_EQ(list->parts[0].text, R"({"x": {"y": 1} })");
    EXPECT_EQ(list->parts[0].find("x")->text, R"({"y": 1} )");
    EXPECT_TRUE(list->parts[0].find("x")->parts.empty());
    EXPECT_EQ(outline->find("e")->text, "{}");
}

TEST(JsonOutline, APartsTextCanBeOutlinedInTurn)
{
    const std::string text = padded(R"({"a": {"b": {"c": 1}}})");
    const auto outer = outlineJson(text, 1);
    const auto inner = outlineJson(outer->find("a")->text, 2);
    ASSERT_TRUE(inner.ok());
    EXPECT_EQ(inner->find("b")->find("c")->key, "c");
}

TEST(JsonOutline, KeysReadWithoutEscapesAndOfEqualOnesTheLastIsFound)
{
    const std::string text = padded(R"({"q\"\u00e9": 1, "a": 2, "a": 3})");
    const auto outline = outlineJson(text, 1);
    ASSERT_TRUE(outline.ok());
    EXPECT_EQ(outline->parts[0].key, "q\"\u00e9");
    EXPECT_TRUE(outline->find("a")->text.starts_with('3'));
}

TEST(JsonOutline, RefusesWhatIsNotBalanced)
{
    for (const char* const broken :
         {"", "{", R"({"a")", R"({"a":1)", R"({"a":1} x)", R"({"a":[1,2})", R"({"a":[1,2]]})", "[1, [2]", R"({"a" 1})",
          R"({"a":1 "b":2})", "{\"a\": \"\xff\"}"}) {
        EXPECT_FALSE(isJson(broken, 1)) << broken;
        EXPECT_FALSE(isJson(broken, 3)) << broken;
    }
    EXPECT_EQ(outlineJson(padded("{"), 1).error().code, ErrorCode::Parse);
}

TEST(JsonOutline, AScalarHasNoParts)
{
    const std::string text = padded(" 12 ");
    const auto outline = outlineJson(text, 2);
    ASSERT_TRUE(outline.ok());
    EXPECT_TRUE(outline->parts.empty());
    EXPECT_FALSE(outline->isObject());
    EXPECT_EQ(outline->find("a"), nullptr);
}

} // namespace botoscope
