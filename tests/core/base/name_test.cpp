#include "core/base/name.h"

#include <gtest/gtest.h>
#include <thread>

namespace botoscope {

TEST(Name, HoldsItsText)
{
    const Name name("abc");
    EXPECT_EQ(name.view(), "abc");
    EXPECT_EQ(name.str(), "abc");
    EXPECT_TRUE(Name().empty());
    EXPECT_TRUE(Name("").empty());
    EXPECT_EQ(Name().str(), "");
    EXPECT_EQ(Name(), Name(""));
}

TEST(Name, ComparesByText)
{
    EXPECT_EQ(Name("a"), Name(std::string("a")));
    EXPECT_EQ(Name("a"), Name::interned("a"));
    EXPECT_NE(Name("a"), Name("b"));
    EXPECT_LT(Name("a"), Name("b"));
    EXPECT_TRUE(Name("a") == std::string_view("a"));
}

TEST(Name, InternedNamesShareOneText)
{
    EXPECT_EQ(Name::interned("shared").view().data(), Name::interned(std::string("shared")).view().data());
    EXPECT_TRUE(Name::interned("").empty());
}

TEST(Name, CopiesMovesAndAssignmentsKeepTheText)
{
    Name name("text");
    Name copy = name;
    Name moved = std::move(name);
    EXPECT_EQ(copy, moved);
    copy = copy; // NOLINT
    moved = copy;
    copy = Name("other");
    EXPECT_EQ(moved, "text");
    Name interned = Name::interned("kept");
    interned = moved;
    EXPECT_EQ(Name::interned("kept"), "kept");
    EXPECT_EQ(interned, "text");
}

TEST(Name, CountsAcrossThreads)
{
    const Name shared("shared by threads");
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([shared] {
            for (int i = 0; i < 1000; ++i) {
                const Name copy = shared; // NOLINT
                const Name other = Name::interned("n" + std::to_string(i));
                EXPECT_FALSE(other.empty());
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(shared, "shared by threads");
}

} // namespace botoscope
