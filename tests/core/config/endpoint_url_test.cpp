#include "core/config/endpoint_url.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

constexpr const char* files = "[default]\nservices = mine\nendpoint_url = http://profile\n"
                              "[services mine]\nelastic_beanstalk =\n  endpoint_url = http://section\n";

Settings settings(Environment environment, std::string config = files)
{
    auto parsed = ProfileStore::parse({{"/config", std::move(config), {}}, {"/credentials", std::nullopt, {}}});
    EXPECT_TRUE(parsed.ok());
    return Settings(std::move(environment), std::move(*parsed));
}

std::string urlOf(const Settings& chain, std::string_view service, std::optional<bool> ignore = {})
{
    auto found = configuredEndpointUrl(chain, service, ignore);
    EXPECT_TRUE(found.ok()) << found.error().message;
    return found.ok() && *found ? (*found)->url + " from " + (*found)->source.text() : "none";
}

TEST(EndpointUrl, AsksInBotocoresOrder)
{
    EXPECT_EQ(
        urlOf(settings({{"AWS_ENDPOINT_URL_ELASTIC_BEANSTALK", "http://own"}, {"AWS_ENDPOINT_URL", "http://all"}}),
              "elastic-beanstalk"),
        "http://own from environment variable AWS_ENDPOINT_URL_ELASTIC_BEANSTALK");
    EXPECT_EQ(urlOf(settings({{"AWS_ENDPOINT_URL", "http://all"}}), "elastic-beanstalk"),
              "http://all from environment variable AWS_ENDPOINT_URL");
    EXPECT_EQ(urlOf(settings({}), "elastic-beanstalk"), "http://section from /config:6");
    EXPECT_EQ(urlOf(settings({}), "s3"), "http://profile from /config:3");
    EXPECT_EQ(urlOf(settings({}, "[default]\n"), "s3"), "none");
}

TEST(EndpointUrl, EmptyValuesDoNotCount)
{
    EXPECT_EQ(urlOf(settings({{"AWS_ENDPOINT_URL_S3", ""}, {"AWS_ENDPOINT_URL", ""}}), "s3"),
              "http://profile from /config:3");
}

TEST(EndpointUrl, CanBeIgnored)
{
    const Settings ignoring =
        settings({{"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"}, {"AWS_ENDPOINT_URL", "http://all"}});
    EXPECT_EQ(urlOf(ignoring, "s3"), "none");
    EXPECT_EQ(urlOf(ignoring, "s3", false), "http://all from environment variable AWS_ENDPOINT_URL");
    EXPECT_EQ(urlOf(settings({}), "s3", true), "none");
}

TEST(EndpointUrl, AMissingServicesSectionIsAnErrorOnceItIsReached)
{
    const char* broken = "[default]\nservices = other\n[services empty]\n";
    auto found = configuredEndpointUrl(settings({}, broken), "s3");
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.error().code, ErrorCode::InvalidConfig);
    EXPECT_EQ(found.error().get("source"), "/config:2");
    EXPECT_EQ(urlOf(settings({{"AWS_ENDPOINT_URL", "http://all"}}, broken), "s3"),
              "http://all from environment variable AWS_ENDPOINT_URL");
    EXPECT_FALSE(configuredEndpointUrl(settings({}, "[default]\nservices = empty\n[services empty]\n"), "s3").ok());
}

} // namespace
} // namespace botoscope::config
