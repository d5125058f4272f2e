#include "core/simulator/uri_match.h"

#include "support/model_data.h"

#include <gtest/gtest.h>

namespace botoscope::simulator {
namespace {

TEST(UriMatch, TakesLabelsDecoded)
{
    const auto match =
        matchUri("/2015-03-31/functions/{FunctionName}/policy", splitTarget("/2015-03-31/functions/a%2Fb%20c/policy"));
    ASSERT_TRUE(match.has_value());
    EXPECT_EQ(match->labels.at(0).second, "a/b c");
}

TEST(UriMatch, GreedyLabelsTakeSlashes)
{
    const auto match = matchUri("/{Bucket}/{Key+}", splitTarget("/b/a//b/../c%20d"));
    ASSERT_TRUE(match.has_value());
    EXPECT_EQ(match->labels.at(1).second, "a//b/../c d");
}

TEST(UriMatch, NeedsTheTemplatesQuery)
{
    EXPECT_TRUE(matchUri("/{Bucket}?acl", splitTarget("/b?acl")).has_value());
    EXPECT_FALSE(matchUri("/{Bucket}?acl", splitTarget("/b?policy")).has_value());
    EXPECT_TRUE(matchUri("/{Bucket}?list-type=2", splitTarget("/b?list-type=2&prefix=x")).has_value());
    EXPECT_FALSE(matchUri("/{Bucket}?list-type=2", splitTarget("/b?list-type=1")).has_value());
}

TEST(UriMatch, RefusesEmptyLabelsAndOtherLengths)
{
    EXPECT_FALSE(matchUri("/{Bucket}", splitTarget("/")).has_value());
    EXPECT_FALSE(matchUri("/{Bucket}", splitTarget("/a/b")).has_value());
    EXPECT_FALSE(matchUri("/{Bucket}/{Key+}", splitTarget("/a")).has_value());
    EXPECT_TRUE(matchUri("/{Bucket}", splitTarget("/a/")).has_value());
}

TEST(UriMatch, PrefersTheOperationWhoseRequiredPartsAreThere)
{
    const auto s3 = test::sharedLoader().loadServiceModel("s3");
    ASSERT_TRUE(s3.ok());
    const Target target = splitTarget("/b/k?partNumber=1&uploadId=u");
    const auto part = matchOperation(*(*s3)->operation("UploadPart"), "PUT", target, {});
    const auto put = matchOperation(*(*s3)->operation("PutObject"), "PUT", target, {});
    ASSERT_TRUE(part && put);
    EXPECT_GT(part->score, put->score);
    EXPECT_FALSE(matchOperation(*(*s3)->operation("UploadPart"), "PUT", splitTarget("/b/k"), {}).has_value());
}

} // namespace
} // namespace botoscope::simulator
