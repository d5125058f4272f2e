#include "core/config/python_text.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

TEST(PythonText, StripsUnicodeBlanks)
{
    EXPECT_EQ(stripBlanks(" \t\x0b\x1c\u00a0\u2003x y\u3000\u0085\n"), "x y");
    EXPECT_EQ(stripBlanksRight(" x "), " x");
    EXPECT_EQ(stripBlanks("\u200bx"), "\u200bx"); // a zero-width space is no blank to Python
    EXPECT_EQ(stripBlanks(" \u00a0"), "");
}

TEST(PythonText, CountsIndentInCharacters)
{
    EXPECT_EQ(indentOf("\t \u00a0x"), 3);
    EXPECT_EQ(indentOf("x"), 0);
    EXPECT_EQ(indentOf("   "), 0);
}

TEST(PythonText, SplitsAtEveryLineEnd)
{
    using Lines = std::vector<std::string_view>;
    EXPECT_EQ(splitLines("a\r\nb\rc\n\nd\x0b"
                         "e\x0c"
                         "f\x1cg\u2028h\n"),
              (Lines{"a", "b", "c", "", "d", "e", "f", "g", "h"}));
    EXPECT_EQ(splitLines(""), Lines{});
}

} // namespace
} // namespace botoscope::config
