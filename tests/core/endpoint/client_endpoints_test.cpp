#include "core/endpoint/client_endpoints.h"

#include "support/model_data.h"
#include "tests/core/endpoint/rules/samples.h"

#include <gtest/gtest.h>

namespace botoscope::endpoint {
namespace {

std::shared_ptr<const LegacyResolver> legacy()
{
    static const auto resolver =
        std::make_shared<const LegacyResolver>(botoscope::test::sharedLoader().loadData("endpoints").value());
    return resolver;
}

/// A client of a service without a rule set, unless there is one.
ClientEndpoints endpoints(const char* service, ClientEndpointSettings settings,
                          Result<std::shared_ptr<const rules::RuleSet>> ruleSet = Error(ErrorCode::DataNotFound,
                                                                                        "none"))
{
    settings.service = botoscope::test::sharedLoader().loadServiceModel(service).value();
    settings.builtins.endpointPrefix = settings.service->metadata().endpointPrefix;
    return ClientEndpoints(std::move(settings), legacy(), [ruleSet] { return ruleSet; });
}

ClientEndpointSettings in(const char* region)
{
    ClientEndpointSettings settings;
    settings.builtins.region = region;
    return settings;
}

std::shared_ptr<const rules::RuleSet> ruleSet(const char* text)
{
    return rules::RuleSet::fromValue(rules::test::json(text), std::make_shared<const rules::Partitions>(Value(Map())))
        .value();
}

Result<Endpoint> resolve(const ClientEndpoints& all, const char* operation)
{
    const auto builtins = all.builtins();
    return builtins.ok() ? all.resolve(*all.settings().service->operation(operation), Map(), builtins->map())
                         : Result<Endpoint>(builtins.error());
}

constexpr const char* oneEndpoint = R"({"version": "1.0",
    "parameters": {"Region": {"type": "string", "builtIn": "AWS::Region"},
                   "Account": {"type": "string", "builtIn": "AWS::Auth::AccountId"}},
    "rules": [{"type": "endpoint", "conditions": [], "endpoint": {"url": "https://rules.{Region}.example"}}]})";

TEST(ClientEndpoints, TheRuleSetDecides)
{
    const ClientEndpoints all = endpoints("sqs", in("eu-west-1"), ruleSet(oneEndpoint));
    const auto found = resolve(all, "ListQueues");
    ASSERT_TRUE(found.ok()) << found.error().message;
    EXPECT_EQ(found->url, "https://rules.eu-west-1.example");
    EXPECT_TRUE(found->signingRegion.empty());
    EXPECT_TRUE(all.usesBuiltIn("AWS::Auth::AccountId"));
    EXPECT_FALSE(all.usesBuiltIn("AWS::S3::Accelerate"));
}

TEST(ClientEndpoints, WithoutARuleSetTheLegacyDataDecide)
{
    const ClientEndpoints all = endpoints("sqs", in("eu-west-1"));
    const auto found = resolve(all, "ListQueues");
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->url, "https://sqs.eu-west-1.amazonaws.com");
    EXPECT_EQ(found->signingRegion, "eu-west-1");
    EXPECT_FALSE(all.usesBuiltIn("AWS::Region"));
}

TEST(ClientEndpoints, ABrokenRuleSetIsAnError)
{
    const ClientEndpoints all = endpoints("sqs", in("eu-west-1"), Error(ErrorCode::ModelDefect, "broken"));
    EXPECT_EQ(all.builtins().error().code, ErrorCode::ModelDefect);
}

TEST(ClientEndpoints, NothingIsLoadedBeforeItIsNeeded)
{
    int loads = 0;
    ClientEndpointSettings settings = in("eu-west-1");
    settings.service = botoscope::test::sharedLoader().loadServiceModel("sqs").value();
    settings.builtins.endpointPrefix = "sqs";
    const ClientEndpoints all(settings, legacy(), [&loads]() -> Result<std::shared_ptr<const rules::RuleSet>> {
        ++loads;
        return ruleSet(oneEndpoint);
    });
    EXPECT_TRUE(all.standard().ok());
    EXPECT_EQ(loads, 0);
    (void)resolve(all, "ListQueues");
    (void)resolve(all, "ListQueues");
    EXPECT_EQ(loads, 1);
}

TEST(ClientEndpoints, S3sGlobalRegionGoesByUsEast1)
{
    for (const char* region : {"", "us-east-1"}) {
        const ClientEndpoints all = endpoints("s3", in(region), ruleSet(oneEndpoint));
        ASSERT_TRUE(all.standard().ok());
        EXPECT_EQ(all.standard()->regionName, "us-east-1");
        EXPECT_EQ(*all.builtins()->find("AWS::Region"), Value("us-east-1"));
    }
}

TEST(ClientEndpoints, LegacyStsIsSignedForInUsEast1)
{
    ClientEndpointSettings settings = in("eu-west-1");
    settings.builtins.legacySts = true;
    const ClientEndpoints all = endpoints("sts", settings);
    EXPECT_EQ(all.standard()->url, "https://sts.amazonaws.com");
    EXPECT_EQ(all.standard()->signingRegion, "us-east-1");
}

TEST(ClientEndpoints, ForeignDataGoBeforeTheRules)
{
    ClientEndpointSettings settings = in("eu-west-1");
    settings.bundledData = false;
    settings.builtins.fips = true;
    const ClientEndpoints all = endpoints("sqs", settings, ruleSet(oneEndpoint));
    const auto builtins = all.builtins();
    ASSERT_TRUE(builtins.ok());
    EXPECT_EQ(*builtins->find("SDK::Endpoint"), Value(all.standard()->url));
    EXPECT_EQ(*builtins->find("AWS::UseFIPS"), Value(false));
}

TEST(ClientEndpoints, NoRegionIsAnErrorWhereOneIsNeeded)
{
    EXPECT_EQ(endpoints("sqs", in(""), ruleSet(oneEndpoint)).builtins().error().code, ErrorCode::NoRegion);
    EXPECT_TRUE(endpoints("iam", in(""), ruleSet(oneEndpoint)).builtins().ok());
}

} // namespace
} // namespace botoscope::endpoint
