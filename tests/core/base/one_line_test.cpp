#include "core/base/one_line.h"

#include <gtest/gtest.h>

namespace botoscope {

TEST(OneLine, LeavesPlainTextAsItIs)
{
    EXPECT_EQ(oneLine("Zoë said:  \"no\" \\ 你好 😀"), "Zoë said:  \"no\" \\ 你好 😀");
}

TEST(OneLine, JoinsLinesByOneSpace)
{
    EXPECT_EQ(oneLine("first\r\n\t  second \n\nthird\u2028fourth"), "first second third fourth");
}

TEST(OneLine, DropsLineEndsAtBothEnds)
{
    EXPECT_EQ(oneLine("\n  text\n"), "text");
    EXPECT_EQ(oneLine("\n\t\r "), "");
}

TEST(OneLine, WritesOutControlCharacters)
{
    EXPECT_EQ(oneLine("\x1b[31mred\x07\x7f"), "\\x1b[31mred\\x07\\x7f");
    EXPECT_EQ(oneLine(std::string_view("a\0b", 3)), "a\\x00b");
    EXPECT_EQ(oneLine("\u009b2J"), "\\x9b2J");
}

TEST(OneLine, WritesOutMarksThatTurnTheDirection)
{
    EXPECT_EQ(oneLine("a\u202ecod.exe\u2066b"), "a\\u202ecod.exe\\u2066b");
}

TEST(OneLine, ReplacesBrokenBytes)
{
    EXPECT_EQ(oneLine("a\xff\x9b"), "a\uFFFD\uFFFD");
}

} // namespace botoscope
