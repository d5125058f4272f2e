#include "core/endpoint/rules/partitions.h"

#include "tests/core/endpoint/rules/samples.h"

#include <gtest/gtest.h>

namespace botoscope::endpoint::rules {

TEST(Partitions, MatchByListThenPatternThenFirst)
{
    const auto table = test::samplePartitions();
    EXPECT_EQ(table->match("cn-north-1")["name"].toString(), "aws-cn");
    EXPECT_EQ(table->match("aws-global")["name"].toString(), "aws");
    EXPECT_EQ(table->match("mars")["name"].toString(), "aws");
    EXPECT_EQ(table->match("cn-north-1")["dnsSuffix"].toString(), "amazonaws.com.cn");
}

TEST(Partitions, AnEmptyTableMatchesNothing)
{
    EXPECT_TRUE(Partitions(Value()).match("us-east-1").isNull());
}

} // namespace botoscope::endpoint::rules
