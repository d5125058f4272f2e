#include "core/base/pattern/pattern.h"

#include <gtest/gtest.h>

namespace botoscope {

namespace {

std::optional<bool> matches(std::string_view pattern, std::string_view text)
{
    const auto read = readPattern(pattern);
    return read ? matchesWhole(*read, text) : std::nullopt;
}

} // namespace

TEST(PatternMatcher, MatchesTheWholeText)
{
    EXPECT_EQ(matches("[a-z]+", "abc"), true);
    EXPECT_EQ(matches("[a-z]+", "abc1"), false);
    EXPECT_EQ(matches("a|bc", "bc"), true);
    EXPECT_EQ(matches("a{2,3}", "aaaa"), false);
    EXPECT_EQ(matches("(ab?)*", "abaab"), true);
    EXPECT_EQ(matches("(a*)*", "b"), false);
    EXPECT_EQ(matches("^(DRAFT|[0-9]+)$", "42"), true);
    EXPECT_EQ(matches("", ""), true);
    EXPECT_EQ(matches(".", "\xf0\x9f\x98\xb9"), true);
    EXPECT_EQ(matches(".", "\n"), false);
    EXPECT_EQ(matches("(?s).", "\n"), true);
    EXPECT_EQ(matches("(?i)aBc", "AbC"), true);
}

TEST(PatternMatcher, LooksAhead)
{
    EXPECT_EQ(matches("(?!aws:).*", "aws:x"), false);
    EXPECT_EQ(matches("(?!aws:).*", "awsx"), true);
    EXPECT_EQ(matches("(?=.*[0-9])(?=.*[a-z]).{3,}", "ab1"), true);
    EXPECT_EQ(matches("(?=.*[0-9])(?=.*[a-z]).{3,}", "abc"), false);
    EXPECT_EQ(matches("\\bfoo\\b.*", "foo bar"), true);
    EXPECT_EQ(matches("foo\\b.*", "foobar"), false);
}

TEST(PatternMatcher, DoesNotJudgeWhatItCannot)
{
    EXPECT_EQ(matches("(?<!a)b", "b"), std::nullopt);
    EXPECT_EQ(matches("\\p{L}+", "abc"), true);
    EXPECT_EQ(matches("\\p{L}+", "\xc3\xa9"), std::nullopt);
}

TEST(PatternMatcher, SurvivesHostilePatterns)
{
    const std::string text(2000, 'a');
    EXPECT_EQ(matches("(a+)+b", text), false);
    EXPECT_EQ(matches("(a|a)*c", text), false);
    EXPECT_EQ(matches("((a{0,500}){0,500}){0,500}", text), std::nullopt);
    EXPECT_EQ(matches("(((){1000000}){1000000}){1000000}", ""), std::nullopt);
    const std::string looks(100, 'a');
    matches("((?=(?=.*a).*a).)*", std::string(100'000, 'a')); // ends, whatever it says
    EXPECT_EQ(matches("((?=.*a).)*", looks), true);
}

TEST(PatternMatcher, GivesAllTextsTogetherTheWorkOfOne)
{
    const auto pattern = readPattern("(.*a){1,90}b");
    Matcher matcher(*pattern);
    const std::string text(5'000, 'a');
    int judged = 0;
    for (; judged < 1000 && matcher.matchesWhole(text).has_value(); ++judged) {
    }
    EXPECT_LT(judged, 1000);
    EXPECT_TRUE(matcher.gaveUp());
    EXPECT_EQ(matcher.matchesWhole("b"), std::nullopt);
}

} // namespace botoscope
