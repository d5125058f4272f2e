#include "core/model/json_merge.h"

#include <gtest/gtest.h>

namespace botoscope::model {

namespace {

std::string merged(std::string_view model, std::string_view extras)
{
    auto out = mergeExtras(std::string(model), extras);
    return out ? *out : std::string(errorCodeName(out.error().code));
}

} // namespace

TEST(MergeExtras, ObjectsMergeAndNewMembersComeLast)
{
    EXPECT_EQ(merged(R"({"a":{"x":1,"y":[1,2]},"b":2})", R"({"merge":{"c":3,"a":{"z":{"n":null},"x":9}}})"),
              R"({"a":{"x":9,"y":[1,2],"z":{"n":null}},"b":2,"c":3})");
}

TEST(MergeExtras, ListsAndScalarsAreReplaced)
{
    EXPECT_EQ(merged(R"({"a":[1,2],"b":{"k":1},"c":5})", R"({"merge":{"a":[3],"b":"text","c":{"k":1}}})"),
              R"({"a":[3],"b":"text","c":{"k":1}})");
}

TEST(MergeExtras, OnlyTheMergeSectionCounts)
{
    EXPECT_EQ(merged(R"({"a":1})", R"({"version":1,"a":2})"), R"({"a":1})");
    EXPECT_EQ(merged(R"({"a":1})", R"({"merge":[]})"), R"({"a":1})");
    EXPECT_EQ(merged(R"({"a":1})", R"([])"), R"({"a":1})");
}

TEST(MergeExtras, LeavesTheRestOfTheTextAsItStands)
{
    EXPECT_EQ(merged("{ \"k\\\"ey\" :\n{\"t\": \"a\\u00e9 } \\\" \\\\\"} , \"b\" : [ 1 ]}",
                     R"({"merge":{"k\"ey":{"u":1.5}}})"),
              "{ \"k\\\"ey\" :\n{\"t\": \"a\\u00e9 } \\\" \\\\\",\"u\":1.5} , \"b\" : [ 1 ]}");
}

TEST(MergeExtras, FillsEmptyObjectsAndEscapesNewKeys)
{
    EXPECT_EQ(merged(R"({"a":{}})", R"({"merge":{"a":{"q\"":"\u00e9"}}})"), "{\"a\":{\"q\\\"\":\"\u00e9\"}}");
}

TEST(MergeExtras, OfEqualKeysTheLastIsMerged)
{
    EXPECT_EQ(merged(R"({"a":{"x":1},"a":{"y":2}})", R"({"merge":{"a":{"z":3}}})"),
              R"({"a":{"x":1},"a":{"y":2,"z":3}})");
}

TEST(MergeExtras, BrokenTextIsAnError)
{
    EXPECT_EQ(merged("{", "{}"), "Parse");
    EXPECT_EQ(merged("{}", "{\"merge\":"), "Parse");
}

} // namespace botoscope::model
