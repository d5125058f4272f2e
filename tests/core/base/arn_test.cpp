#include "core/base/arn.h"

#include <gtest/gtest.h>

namespace botoscope {
namespace {

TEST(Arn, HasSixParts)
{
    const auto arn = parseArn("arn:aws:iam::123456789012:role/a:b");
    ASSERT_TRUE(arn.has_value());
    EXPECT_EQ(arn->partition, "aws");
    EXPECT_EQ(arn->service, "iam");
    EXPECT_EQ(arn->region, "");
    EXPECT_EQ(arn->account, "123456789012");
    EXPECT_EQ(arn->resource, "role/a:b");
    EXPECT_FALSE(parseArn("arn:aws:iam::123456789012").has_value());
    EXPECT_FALSE(parseArn("").has_value());
}

TEST(Arn, BeginsAsItLikesUntilItIsAskedFor)
{
    EXPECT_TRUE(parseArn("other:::::").has_value());
    EXPECT_FALSE(isArn("other:::::"));
    EXPECT_TRUE(isArn("arn:::::"));
    EXPECT_FALSE(isArn("arn:aws:s3"));
}

} // namespace
} // namespace botoscope
