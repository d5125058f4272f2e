#include "core/base/json_tree.h"

#include "core/base/json.h"

#include <gtest/gtest.h>

namespace botoscope {
namespace {

std::shared_ptr<const JsonTree> tree(std::string_view text)
{
    return JsonTree::parse(std::string(text)).value();
}

TEST(JsonTree, GivesTheValueAtAPath)
{
    EXPECT_EQ(tree(R"({"a": [{"b": {"c": [1, "x", null]}}]})")->at({"a", "0", "b"}),
              *parseJson(R"({"c": [1, "x", null]})"));
}

TEST(JsonTree, GivesNullWhereAPathLeadsNowhere)
{
    const auto json = tree(R"({"a": [1], "b": "text"})");
    EXPECT_TRUE(json->at({"a", "1"}).isNull());
    EXPECT_TRUE(json->at({"b", "c"}).isNull());
    EXPECT_TRUE(json->at({"none"}).isNull());
}

TEST(JsonTree, NamesTheKeysOfAnObjectInOrder)
{
    const auto json = tree(R"({"a": {"z": 1, "y": 2}, "b": []})");
    EXPECT_EQ(json->keys({"a"}), (std::vector<std::string_view>{"z", "y"}));
    EXPECT_TRUE(json->keys({"b"}).empty());
}

TEST(JsonTree, CountsTheItemsOfAList)
{
    const auto json = tree(R"({"a": [1, 2, 3], "b": {}})");
    EXPECT_EQ(json->size({"a"}), 3U);
    EXPECT_EQ(json->size({"b"}), 0U);
}

TEST(JsonTree, RefusesWhatIsNoJson)
{
    EXPECT_EQ(JsonTree::parse("{\"a\"").error().code, ErrorCode::Parse);
}

} // namespace
} // namespace botoscope
