#include "core/config/defaults_mode.h"

#include "core/base/json.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

/// Numbers of our own, so that each mode can be told apart.
constexpr const char* modes = R"({"base": {"retryMode": "standard", "stsRegionalEndpoints": "regional",
    "s3UsEast1RegionalEndpoints": "regional", "connectTimeoutInMillis": 1000, "tlsNegotiationTimeoutInMillis": 9},
    "modes": {"standard": {"connectTimeoutInMillis": {"override": 3100}},
              "in-region": {}, "cross-region": {"connectTimeoutInMillis": {"add": 500}},
              "mobile": {"connectTimeoutInMillis": {"multiply": 2.5}, "retryMode": {"override": "adaptive"}}}})";

struct Applied {
    Settings settings;
    Result<DefaultsMode> mode = DefaultsMode();
    int loads = 0;

    Applied(Environment environment, const std::string& profile, const ModeWish& wish = {})
        : settings(std::move(environment), *ProfileStore::parse({{"/c", "[default]\n" + profile, {}}, {}}))
    {
        mode = applyDefaultsMode(settings, wish, [this] {
            ++loads;
            return parseJson(modes);
        });
    }
    std::string value(std::string_view name) const { return settings.get(name)->toString(); }
    std::string source(std::string_view name) const { return settings.resolve(name)->source.text(); }
    std::string name() const { return mode.ok() ? mode->name : mode.error().message; }
};

TEST(DefaultsMode, LegacyChangesNothingAndReadsNothing)
{
    const Applied legacy({}, "defaults_mode = Legacy\n");
    EXPECT_EQ(legacy.name(), "legacy");
    EXPECT_EQ(legacy.loads, 0);
    EXPECT_EQ(legacy.value("retry_mode"), "legacy");
    EXPECT_FALSE(legacy.mode->connectTimeoutMicros);
}

TEST(DefaultsMode, LaysItsValuesUnderTheSettingsWithTheirSource)
{
    const Applied standard({{"AWS_DEFAULTS_MODE", "Standard"}}, "sts_regional_endpoints = legacy\n");
    EXPECT_EQ(standard.name(), "standard");
    EXPECT_EQ(standard.mode->connectTimeoutMicros, 3'100'000);
    EXPECT_EQ(standard.value("retry_mode"), "standard");
    EXPECT_EQ(standard.source("retry_mode"), "defaults mode standard");
    EXPECT_EQ(standard.value("sts_regional_endpoints"), "legacy") << "what somebody set wins";
    const auto s3 = standard.settings.resolveBlock("s3");
    ASSERT_TRUE(s3.ok());
    EXPECT_EQ(s3->at("us_east_1_regional_endpoint").value, Value("regional"));
}

TEST(DefaultsMode, AModeChangesTheBaseByAddingAndMultiplyingToo)
{
    EXPECT_EQ(Applied({}, "defaults_mode = in-region\n").mode->connectTimeoutMicros, 1'000'000);
    EXPECT_EQ(Applied({}, "defaults_mode = cross-region\n").mode->connectTimeoutMicros, 1'500'000);
    const Applied mobile({}, "defaults_mode = mobile\n");
    EXPECT_EQ(mobile.mode->connectTimeoutMicros, 2'500'000);
    EXPECT_EQ(mobile.value("retry_mode"), "adaptive");
}

TEST(DefaultsMode, AutoIsDecidedByWhereTheProgramRuns)
{
    const auto choose = [](Environment environment, std::optional<std::string> instance = {}) {
        return Applied(std::move(environment), "defaults_mode = auto\n", {{}, "eu-west-1", std::move(instance)});
    };
    const Environment here{{"AWS_EXECUTION_ENV", "x"}, {"AWS_DEFAULT_REGION", "eu-west-1"}};
    EXPECT_EQ(choose(here).name(), "in-region");
    EXPECT_FALSE(choose(here).mode->asksInstance);
    EXPECT_EQ(choose(here).source("retry_mode"), "defaults mode in-region (auto)");
    const Environment there{{"AWS_EXECUTION_ENV", "x"}, {"AWS_REGION", "r"}, {"AWS_DEFAULT_REGION", "eu-west-1"}};
    EXPECT_EQ(choose(there).name(), "cross-region");
    // Without an execution environment the variables say nothing of where this is.
    EXPECT_EQ(choose({{"AWS_REGION", "eu-west-1"}}).name(), "standard");
    EXPECT_TRUE(choose({{"AWS_REGION", "eu-west-1"}}).mode->asksInstance);
    EXPECT_EQ(choose({}, "eu-west-1").name(), "in-region");
    EXPECT_EQ(choose({}, "us-east-1").name(), "cross-region");
    EXPECT_FALSE(choose({}, "us-east-1").mode->asksInstance);
}

TEST(DefaultsMode, AWordOfTheClientsOwnWins)
{
    const Applied own({}, "defaults_mode = mobile\n", {"In-Region", {}, {}});
    EXPECT_EQ(own.name(), "in-region");
}

TEST(DefaultsMode, RefusesAWordThatIsNoMode)
{
    const Applied wrong({{"AWS_DEFAULTS_MODE", "Fast"}}, "");
    ASSERT_FALSE(wrong.mode.ok());
    EXPECT_EQ(wrong.mode.error().code, ErrorCode::InvalidConfig);
    EXPECT_EQ(wrong.mode.error().message,
              "Client configured with invalid defaults mode: Fast. Valid defaults modes include: legacy, auto, "
              "standard, in-region, cross-region, mobile.");
    EXPECT_EQ(wrong.mode.error().get("source"), "environment variable AWS_DEFAULTS_MODE");
}

} // namespace
} // namespace botoscope::config
