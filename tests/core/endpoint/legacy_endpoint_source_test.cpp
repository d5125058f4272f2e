#include "core/base/json.h"
#include "tests/core/endpoint/samples.h"

#include <gtest/gtest.h>

namespace botoscope::endpoint {

using namespace test;

namespace {
std::shared_ptr<const model::ServiceModel> service(const std::string& prefix, const std::string& signingName = "")
{
    Value metadata = Value::object({{"endpointPrefix", prefix}, {"protocol", "json"}, {"serviceId", prefix}});
    if (!signingName.empty()) {
        metadata.set("signingName", signingName);
    }
    const Value model = Value::object({{"metadata", metadata}, {"operations", Map()}, {"shapes", Map()}});
    return model::ServiceModel::fromValue(prefix, model).value();
}

Result<Endpoint> resolve(const std::string& prefix, const std::string& region, const std::string& customUrl = "",
                         bool useSsl = true)
{
    const auto model = service(prefix, prefix == "plain" ? "plainly" : "");
    EndpointQuery query;
    query.service = model.get();
    query.region = region;
    query.customUrl = customUrl;
    return LegacyEndpointSource(sampleResolver(), useSsl).resolve(query);
}
} // namespace

TEST(LegacyEndpointSource, GivesUrlAndSigningDefaults)
{
    const auto endpoint = resolve("global", "eu-west-1");
    ASSERT_TRUE(endpoint);
    EXPECT_EQ(endpoint->url, "https://global.amazonaws.com");
    EXPECT_EQ(endpoint->regionName, "aws-global");
    EXPECT_EQ(endpoint->signingRegion, "us-east-1");
    EXPECT_EQ(endpoint->signingName, "global");
    EXPECT_EQ(endpoint->partition, "aws");
    EXPECT_TRUE(endpoint->reason.starts_with("endpoints.json: "));
}

TEST(LegacyEndpointSource, TheDatasScopeWinsOverTheModelsSigningName)
{
    EXPECT_EQ(resolve("odd", "us-east-1")->signingName, "oddly");
    EXPECT_EQ(resolve("plain", "us-east-1")->signingName, "plainly");
}

TEST(LegacyEndpointSource, SpeaksHttpWhereAskedOrWhereNothingElseIsOffered)
{
    EXPECT_EQ(resolve("plain", "us-east-1", "", false)->url, "http://plain.us-east-1.amazonaws.com");
    EXPECT_EQ(resolve("odd", "us-east-1")->url, "http://odd.example");
}

TEST(LegacyEndpointSource, ACustomUrlIsSignedForTheGivenRegion)
{
    const auto endpoint = resolve("global", "eu-west-1", "http://localhost:4566");
    ASSERT_TRUE(endpoint);
    EXPECT_EQ(endpoint->url, "http://localhost:4566");
    EXPECT_EQ(endpoint->signingRegion, "eu-west-1");
    EXPECT_EQ(endpoint->reason, "the custom endpoint URL");
    EXPECT_EQ(resolve("global", "", "http://h")->signingRegion, "");
    EXPECT_EQ(resolve("s3", "", "http://h")->signingRegion, "us-east-1");
}

TEST(LegacyEndpointSource, ACustomUrlDoesNotReplaceARegion)
{
    EXPECT_EQ(resolve("plain", "", "http://h").error().code, ErrorCode::NoRegion);
}

} // namespace botoscope::endpoint
