#include "core/base/pattern/pattern.h"

#include <gtest/gtest.h>

namespace botoscope {

namespace {

std::string sample(std::string_view pattern, const SampleBounds& bounds = {}, std::uint64_t seed = 0)
{
    return sampleOf(readPattern(pattern).value(), bounds, seed).value_or("none");
}

} // namespace

TEST(PatternSampler, MakesReadableTexts)
{
    EXPECT_EQ(sample("[a-z]+"), "example");
    EXPECT_EQ(sample("\\d{12}"), "123456789012");
    EXPECT_EQ(sample("arn:aws:iam::\\d{12}:role/.+"), "arn:aws:iam::123456789012:role/example");
    EXPECT_EQ(sample("(?:one|two)"), "one");
}

TEST(PatternSampler, StaysWithinBounds)
{
    EXPECT_EQ(sample("[a-z]+", {20, 20}).size(), 20U);
    EXPECT_EQ(sample("[a-z]*", {0, 3}).size(), 3U);
    EXPECT_EQ(sample("st-[a-z]+", {16, 16}).size(), 16U);
    EXPECT_EQ(sample("(0x)?[a-f]+", {64, 64}).size(), 64U);
    EXPECT_EQ(sample("[a-z]{3}", {4, 9}), "none");
}

TEST(PatternSampler, MatchesWhatItMakes)
{
    for (const char* text :
         {"(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{8,64}", "(?!.*--)[a-z-]{5,}", "[0-9a-f]{8}(-[0-9a-f]{4}){3}",
          "(([0-9]|[1-9][0-9]|1[0-9]{2})\\.){3}[0-9]", "[^\\x00-\\x1f]+", "\\S+@\\S+\\.[a-z]{2,}"}) {
        for (const std::uint64_t seed : {0U, 1U, 2U}) {
            const auto pattern = readPattern(text);
            EXPECT_EQ(matchesWhole(*pattern, sample(text, {}, seed)), true) << text;
        }
    }
}

TEST(PatternSampler, DependsOnItsSeedAlone)
{
    EXPECT_EQ(sample("[a-z]{10}", {}, 5), sample("[a-z]{10}", {}, 5));
    EXPECT_NE(sample("[a-z]{10}", {}, 5), sample("[a-z]{10}", {}, 6));
}

TEST(PatternSampler, SurvivesHostilePatterns)
{
    sample("(((a{1000000}){1000000}){1000000}){1000000}");
    sample("((((){1000000}){1000000}){1000000}){1000000}");
    EXPECT_EQ(sample("a\\bb"), "none");
}

TEST(PatternSampler, TriesNoLongerThanItTakesToMakeALongText)
{
    for (const char* text :
         {"(a{0,60}){0,60}(a{0,60}){0,60}(?!a*)b", "((a|b){9}(c|d){9}){1000}e(?=f)", "(.*a){1,90}(?!.*)"}) {
        sample(text, {}, 3); // ends, whatever it finds
    }
    EXPECT_EQ(sample("a{1000000}", {0, 10}), "none");
}

} // namespace botoscope
