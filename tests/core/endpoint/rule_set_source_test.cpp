#include "core/endpoint/rule_set_source.h"

#include "tests/core/endpoint/rule_samples.h"

#include <gtest/gtest.h>

namespace botoscope::endpoint {

using namespace test;

namespace {
constexpr const char* parameters = R"({"Region": {"type": "string", "builtIn": "AWS::Region", "required": true},
    "Endpoint": {"type": "string", "builtIn": "SDK::Endpoint"}})";

Result<Endpoint> resolve(const std::string& rules, const EndpointQuery& given, AuthWishes wishes = {},
                         bool useSsl = true, const std::string& serviceName = "demo")
{
    const auto service = contextService(serviceName);
    EndpointQuery query = given;
    query.service = service.get();
    const RuleSetEndpointSource source(rules::test::ruleSet(parameters, rules).value(), std::move(wishes), useSsl);
    return source.resolve(query);
}

EndpointQuery inRegion(const std::string& customUrl = "")
{
    EndpointQuery query;
    query.region = "us-east-1";
    query.customUrl = customUrl;
    return query;
}

constexpr const char* customOrOwn = R"([
    {"type": "endpoint", "conditions": [{"fn": "isSet", "argv": [{"ref": "Endpoint"}]}],
     "endpoint": {"url": {"ref": "Endpoint"}}},
    {"type": "endpoint", "conditions": [], "endpoint": {"url": "https://demo.{Region}.example",
     "headers": {"x-first": ["one", "two"]},
     "properties": {"authSchemes": [{"name": "sigv4a", "signingRegionSet": ["*"]},
                                    {"name": "sigv4", "signingName": "demosign"}]}}}])";
} // namespace

TEST(RuleSetEndpointSource, GivesUrlHeadersAndChosenScheme)
{
    const auto endpoint = resolve(customOrOwn, inRegion(), {"", "", [](std::string_view v) { return v == "v4"; }});
    ASSERT_TRUE(endpoint) << endpoint.error().message;
    EXPECT_EQ(endpoint->url, "https://demo.us-east-1.example");
    EXPECT_EQ(endpoint->headers, (http::Headers{{"x-first", "one"}}));
    EXPECT_EQ(endpoint->authScheme, "v4");
    EXPECT_EQ(endpoint->signingName, "demosign");
    EXPECT_EQ(endpoint->signingRegion, "");
    EXPECT_EQ(endpoint->authSchemes.size(), 2U);
    EXPECT_EQ(endpoint->reason, "rule set: a rule without conditions");
}

TEST(RuleSetEndpointSource, FailsWhenNoSchemeCanBeDone)
{
    EXPECT_EQ(resolve(customOrOwn, inRegion(), {"", "", [](std::string_view) { return false; }}).error().code,
              ErrorCode::UnknownSignatureVersion);
}

TEST(RuleSetEndpointSource, PlainHttpLeavesCustomUrlsAlone)
{
    EXPECT_EQ(resolve(customOrOwn, inRegion(), {}, false)->url, "http://demo.us-east-1.example");
    EXPECT_EQ(resolve(customOrOwn, inRegion("https://mine"), {}, false)->url, "https://mine");
    EXPECT_EQ(resolve(customOrOwn, inRegion("http://mine:1/x"))->url, "http://mine:1/x");
}

TEST(RuleSetEndpointSource, RefusalsOfRulesKeepTheirWords)
{
    const auto refusal = [](const std::string& message, const std::string& service = "demo") {
        return resolve(R"([{"type": "error", "conditions": [], "error": ")" + message + "\"}]", inRegion(), {}, true,
                       service)
            .error();
    };
    EXPECT_EQ(refusal("No way").message, "No way");
    EXPECT_EQ(refusal("No way").code, ErrorCode::EndpointResolution);
    EXPECT_EQ(refusal("Invalid region in ARN: `x`").code, ErrorCode::InvalidRegion);
    EXPECT_EQ(refusal("Invalid ARN: x", "s3").code, ErrorCode::ParamValidation);
    EXPECT_EQ(refusal("Invalid ARN: x").code, ErrorCode::EndpointResolution);
}

TEST(RuleSetEndpointSource, AMissingRequiredValueIsAnError)
{
    EXPECT_EQ(resolve(customOrOwn, {}).error().code, ErrorCode::EndpointResolution);
}

TEST(RuleSetEndpointSource, AnswersByTheValuesHoweverManyCameBefore)
{
    const auto service = contextService("demo");
    const RuleSetEndpointSource source(rules::test::ruleSet(parameters, customOrOwn).value());
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 250; ++i) {
            EndpointQuery query = inRegion(i % 2 == 0 ? "" : "http://custom-" + std::to_string(i));
            query.service = service.get();
            query.region = "region-" + std::to_string(i);
            const auto first = source.resolve(query);
            const auto again = source.resolve(query);
            const std::string expected = i % 2 == 0 ? "https://demo.region-" + std::to_string(i) + ".example"
                                                    : "http://custom-" + std::to_string(i);
            ASSERT_TRUE(first && again);
            EXPECT_EQ(first->url, expected);
            EXPECT_EQ(again->url, expected);
            EXPECT_EQ(again->reason, first->reason);
            EXPECT_EQ(again->headers, first->headers);
        }
    }
}

} // namespace botoscope::endpoint
