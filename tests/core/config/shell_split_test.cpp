#include "core/config/shell_split.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

using Words = std::vector<std::string>;

TEST(ShellSplit, SplitsAtBlanks)
{
    EXPECT_EQ(shellSplit("  a\tb\r\nc "), Words({"a", "b", "c"}));
    EXPECT_EQ(shellSplit(""), Words());
    EXPECT_EQ(shellSplit("a#b #c"), Words({"a#b", "#c"}));
}

TEST(ShellSplit, ReadsQuotesLikePython)
{
    EXPECT_EQ(shellSplit(R"(a 'b c' "d e"f '')"), Words({"a", "b c", "d ef", ""}));
    EXPECT_EQ(shellSplit(R"("a\"b\\c\n$x")"), Words({R"(a"b\c\n$x)"}));
    EXPECT_EQ(shellSplit(R"('a\')"), Words({R"(a\)"}));
    EXPECT_EQ(shellSplit(R"(a\ b\\ \"c)"), Words({R"(a b\)", R"("c)"}));
}

TEST(ShellSplit, RefusesWhatStaysOpen)
{
    for (const char* open : {"'a", "\"a", "a\\", "\"a\\\"", "\"a\\"}) {
        EXPECT_EQ(shellSplit(open), std::nullopt) << open;
    }
}

} // namespace
} // namespace botoscope::config
