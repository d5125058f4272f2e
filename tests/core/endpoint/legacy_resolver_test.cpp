#include "core/endpoint/legacy_resolver.h"

#include "support/model_data.h"
#include "tests/core/endpoint/samples.h"

#include <gtest/gtest.h>

namespace botoscope::endpoint {

using namespace test;

namespace {
std::string host(std::string_view service, std::string_view region, bool dualstack = false, bool fips = false)
{
    const auto found = sampleResolver()->resolveOrAssume(service, region, dualstack, fips);
    return found ? found->hostname : std::string(errorCodeName(found.error().code));
}
} // namespace

TEST(LegacyResolver, BuildsListedAndMatchingRegionsFromTheTemplate)
{
    EXPECT_EQ(host("plain", "us-east-1"), "plain.us-east-1.amazonaws.com");
    EXPECT_EQ(host("plain", "us-new-7"), "plain.us-new-7.amazonaws.com");
    EXPECT_EQ(host("unheard-of", "eu-west-1"), "unheard-of.eu-west-1.amazonaws.com");
    EXPECT_EQ(host("plain", "us-iso-east-1"), "plain.us-iso-east-1.ic.gov");
    EXPECT_EQ(host("odd", "us-east-1"), "odd.example");
}

TEST(LegacyResolver, UsesThePartitionsEndpointWhereAServiceHasOnlyOne)
{
    const auto found = sampleResolver()->resolveOrAssume("global", "eu-west-1");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->hostname, "global.amazonaws.com");
    EXPECT_EQ(found->endpointName, "aws-global");
    EXPECT_EQ(found->scopeRegion, "us-east-1");
    EXPECT_EQ(host("global", ""), "global.amazonaws.com");
    EXPECT_EQ(host("s3", "eu-west-1"), "s3.eu-west-1.amazonaws.com"); // has one, and is regionalized too
}

TEST(LegacyResolver, NeedsARegionWhereThereIsNoPartitionEndpoint)
{
    EXPECT_EQ(host("plain", ""), "NoRegion");
}

TEST(LegacyResolver, FindsVariantsInEndpointThenDefaults)
{
    EXPECT_EQ(host("plain", "us-east-1", false, true), "plain-fips.us-east-1.amazonaws.com");
    EXPECT_EQ(host("plain", "us-east-1", true), "plain.us-east-1.api.aws");
    EXPECT_EQ(host("plain", "eu-west-1", true, true), "both.eu-west-1.amazonaws.com");
    EXPECT_EQ(host("plain", "us-east-1", true, true), "EndpointResolution");
    EXPECT_EQ(host("s3", "", true), "s3.us-east-1.api.aws");
}

TEST(LegacyResolver, PartitionsWithoutDualstackAreSkipped)
{
    EXPECT_EQ(host("plain", "us-iso-east-1", true), "plain.us-iso-east-1.api.aws"); // aws is assumed, as in botocore
}

TEST(LegacyResolver, UnknownRegionsFallBackToAws)
{
    EXPECT_FALSE(sampleResolver()->resolve("plain", "mars-1").value().has_value());
    const auto found = sampleResolver()->resolveOrAssume("plain", "mars-1");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->hostname, "plain.mars-1.amazonaws.com");
    EXPECT_EQ(found->partition, "aws");
    EXPECT_NE(found->reason.find("mars-1"), std::string::npos);
}

TEST(LegacyResolver, AssumesTheUsualFormWithoutAnyData)
{
    const LegacyResolver empty{Value("no endpoints.json")};
    const auto found = empty.resolveOrAssume("sqs", "x");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->hostname, "sqs.x.amazonaws.com");
    EXPECT_EQ(found->partition, "");
    EXPECT_TRUE(empty.partitions().empty());
}

TEST(LegacyResolver, ListsPartitionsAndRegions)
{
    const auto resolver = sampleResolver();
    EXPECT_EQ(resolver->partitions(), (std::vector<std::string>{"aws", "aws-iso"}));
    EXPECT_EQ(resolver->partitionForRegion("us-iso-west-9").value(), "aws-iso");
    EXPECT_EQ(resolver->partitionForRegion("mars").error().code, ErrorCode::InvalidRegion);
    EXPECT_EQ(resolver->availableRegions("odd"), (std::vector<std::string>{"us-east-1"}));
    EXPECT_EQ(resolver->availableRegions("odd", "aws", true), (std::vector<std::string>{"us-east-1", "local-zone"}));
    EXPECT_TRUE(resolver->availableRegions("odd", "none").empty());
    EXPECT_EQ(resolver->regions().at(1), (std::pair<std::string, std::string>{"eu-west-1", "Ireland"}));
    EXPECT_EQ(resolver->dnsSuffix("aws", true), "api.aws");
    EXPECT_EQ(resolver->dnsSuffix("aws"), "amazonaws.com");
    EXPECT_EQ(resolver->dnsSuffix("none"), std::nullopt);
}

TEST(LegacyResolver, TakesHostileRegions)
{
    EXPECT_EQ(host("plain", "{region}"), "plain.{region}.amazonaws.com");
    EXPECT_EQ(host("plain", std::string(100'000, 'a')).size(), 100'000U + 20);
}

TEST(LegacyResolver, ReadsTheRealData)
{
    const auto data = botoscope::test::sharedLoader().loadData("endpoints");
    if (!data) {
        GTEST_SKIP() << "model data is absent";
    }
    const LegacyResolver resolver(*data);
    EXPECT_EQ(resolver.partitions().size(), 8U);
    EXPECT_EQ(resolver.resolveOrAssume("iam", "eu-west-1")->hostname, "iam.amazonaws.com");
    EXPECT_EQ(resolver.resolveOrAssume("ec2", "cn-north-1")->hostname, "ec2.cn-north-1.amazonaws.com.cn");
    EXPECT_EQ(resolver.resolveOrAssume("s3", "us-east-1", true, true)->hostname,
              "s3-fips.dualstack.us-east-1.amazonaws.com");
    EXPECT_GT(resolver.availableRegions("sqs").size(), 20U);
}

TEST(LegacyResolver, AsksForTheTextOnceAndNotBeforeItIsNeeded)
{
    int asked = 0;
    const LegacyResolver resolver([&asked] {
        ++asked;
        return std::string(R"({"partitions": [{"partition": "aws", "regions": {"us-east-1": {}}}]})");
    });
    EXPECT_EQ(asked, 0);
    EXPECT_EQ(*resolver.partitionForRegion("us-east-1"), "aws");
    EXPECT_EQ(resolver.partitions(), std::vector<std::string>{"aws"});
    EXPECT_EQ(asked, 1);
    EXPECT_TRUE(LegacyResolver([] { return std::string("{"); }).partitions().empty());
    EXPECT_TRUE(LegacyResolver([] { return std::string(); }).partitions().empty());
}

} // namespace botoscope::endpoint
