#include "core/base/pattern/set_reader.h"

#include "core/base/encoding.h"
#include "core/base/pattern/pattern.h"

#include <gtest/gtest.h>

namespace botoscope {

namespace {

/// The printable ASCII characters a pattern of one character matches.
std::string charsOf(std::string_view pattern)
{
    const auto read = readPattern(pattern);
    std::string out;
    for (char c = ' '; read && c <= '~'; ++c) {
        if (matchesWhole(*read, std::string(1, c)) == true) {
            out += c;
        }
    }
    return out;
}

} // namespace

TEST(SetReader, ReadsBrackets)
{
    EXPECT_EQ(charsOf("[a-cx]"), "abcx");
    EXPECT_EQ(charsOf("[]a-]"), "-]a");
    EXPECT_EQ(charsOf("[^ -y{|}]"), "z~");
    EXPECT_EQ(charsOf("[\\d-]"), "-0123456789");
    EXPECT_EQ(charsOf("[+-\\d]"), "+-0123456789");
    EXPECT_EQ(charsOf("[a[bc]]"), "abc");
    EXPECT_EQ(charsOf("[[a]"), "[a");
    EXPECT_EQ(charsOf("[[:digit:]_]"), "0123456789_");
    EXPECT_EQ(charsOf("(?i)[^B-Y {|}~!-@[-`]"), "AZaz");
}

TEST(SetReader, ReadsEscapes)
{
    EXPECT_EQ(charsOf("\\."), ".");
    EXPECT_EQ(charsOf("\\x41"), "A");
    EXPECT_EQ(charsOf("\\x{42}"), "B");
    EXPECT_EQ(charsOf("\\u0043"), "C");
    EXPECT_EQ(charsOf("\\0104"), "D");
    EXPECT_EQ(charsOf("\\p{Lu}").size(), 26U);
    EXPECT_EQ(charsOf("\\pN"), "0123456789");
    EXPECT_EQ(charsOf("[^\\P{Alpha}a-z]").size(), 26U);
}

TEST(SetReader, ReadsPairsOfHalvesAsOneCharacter)
{
    const auto pair = readPattern("\\uD83D\\uDE39");
    EXPECT_TRUE(pair->root.children.front().set.contains(0x1F639));
    const auto range = readPattern("[\\uD800\\uDBFF-\\uDC00\\uDFFF]");
    ASSERT_TRUE(range);
    EXPECT_TRUE(range->onlyAsciiIsExact);
}

TEST(SetReader, RefusesBrokenOnes)
{
    for (const char* text : {"\\p{L", "\\x4g", "[[:alpha:", "\\u00", "\\"}) {
        EXPECT_TRUE(charsOf(text).empty()) << text;
    }
}

TEST(SetReader, ReadsALargeSetInReasonableTime)
{
    std::string set = "[";
    for (char32_t c = 0x800; set.size() < 19'000; c += 2) {
        appendUtf8(set, c);
    }
    EXPECT_TRUE(readPattern(set + ']').has_value());
}

} // namespace botoscope
