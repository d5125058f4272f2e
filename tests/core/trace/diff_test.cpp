#include "core/trace/diff.h"

#include <gtest/gtest.h>

namespace botoscope::trace {
namespace {

Value sample()
{
    return Value::object({{"a", 1}, {"list", Value::array({1, 2})}, {"inner", Value::object({{"x.y", "z"}})}});
}

TEST(Diff, IsEmptyForEqualValues)
{
    EXPECT_TRUE(diff(sample(), sample()).empty());
}

TEST(Diff, NamesAddedRemovedAndChangedParts)
{
    Value after = sample();
    after.set("a", 2);
    after.set("b", true);
    after.erase("inner");
    after.editMap()["list"].editList().push_back(3);
    const auto changes = diff(sample(), after);
    ASSERT_EQ(changes.size(), 4U);
    EXPECT_EQ(changes[0].path, "a");
    EXPECT_EQ(changes[0].kind, ChangeKind::Changed);
    EXPECT_EQ(changes[0].before, Value(1));
    EXPECT_EQ(changes[0].after, Value(2));
    EXPECT_EQ(changes[1].path, "list[2]");
    EXPECT_EQ(changes[1].kind, ChangeKind::Added);
    EXPECT_EQ(changes[2].path, "inner");
    EXPECT_EQ(changes[2].kind, ChangeKind::Removed);
    EXPECT_EQ(changes[3].path, "b");
}

TEST(Diff, QuotesNamesThatHoldPathCharacters)
{
    Value after = sample();
    after.editMap()["inner"].set("x.y", "other");
    EXPECT_EQ(changedPaths(sample(), after), std::vector<std::string>{"inner.\"x.y\""});
}

TEST(Diff, TellsKindChanges)
{
    EXPECT_EQ(changedPaths(Value::object({{"a", 1}}), Value::object({{"a", "1"}})), std::vector<std::string>{"a"});
}

TEST(Diff, StopsAtItsLimit)
{
    List many(500, Value(1));
    List others(500, Value(2));
    EXPECT_EQ(diff(Value(many), Value(others), 10).size(), 10U);
}

} // namespace
} // namespace botoscope::trace
