#include "core/endpoint/region_pattern.h"

#include <gtest/gtest.h>

namespace botoscope::endpoint {

TEST(RegionPattern, MatchesFromTheStart)
{
    const RegionPattern pattern(R"(^(us|eu)\-\w+\-\d+$)");
    EXPECT_TRUE(pattern.matches("us-nowhere-12"));
    EXPECT_FALSE(pattern.matches("xus-east-1"));
    EXPECT_FALSE(pattern.matches("us-east-1x"));
    EXPECT_FALSE(pattern.matches(""));
    EXPECT_TRUE(RegionPattern("us-").matches("us-east-1"));
    EXPECT_FALSE(RegionPattern("us-").matches("a-us-east-1"));
}

TEST(RegionPattern, SurvivesLongTextAndBrokenPatterns)
{
    const RegionPattern pattern(R"(^(us|eu)\-\w+\-\d+$)");
    EXPECT_FALSE(pattern.matches("us-" + std::string(1'000'000, 'a') + "-1"));
    EXPECT_FALSE(RegionPattern("(").matches("("));
    EXPECT_FALSE(RegionPattern().matches("us-east-1"));
}

TEST(RegionPattern, SurvivesHostilePatterns)
{
    const std::string region(60, 'a');
    EXPECT_FALSE(RegionPattern("(a*)*b").matches(region));
    EXPECT_FALSE(RegionPattern("(a|a)*b").matches(region));
    EXPECT_FALSE(RegionPattern(std::string(100'000, '(')).matches(region));
    EXPECT_FALSE(RegionPattern(std::string(100'000, 'a')).matches(region));
    EXPECT_FALSE(RegionPattern("a)(b").matches("ab"));
}

} // namespace botoscope::endpoint
