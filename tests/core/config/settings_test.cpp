#include "core/config/settings.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

Settings settings(Environment environment, std::string config = {}, std::string credentials = {})
{
    auto parsed =
        ProfileStore::parse({{"/config", std::move(config), {}}, {"/credentials", std::move(credentials), {}}});
    EXPECT_TRUE(parsed.ok()) << parsed.error().message;
    return Settings(std::move(environment), std::move(*parsed));
}

ResolvedValue resolve(const Settings& chain, std::string_view name)
{
    auto resolved = chain.resolve(name);
    EXPECT_TRUE(resolved.ok()) << resolved.error().message;
    return resolved.ok() ? *resolved : ResolvedValue();
}

TEST(Settings, CodeBeatsEnvironmentBeatsProfileBeatsDefault)
{
    Settings chain = settings({{"AWS_RETRY_MODE", "adaptive"}}, "[default]\nretry_mode = standard\nregion = r\n");
    chain.set("retry_mode", "legacy");
    EXPECT_EQ(resolve(chain, "retry_mode").value, Value("legacy"));
    EXPECT_EQ(resolve(chain, "retry_mode").source.text(), "set in code");
    chain.set("retry_mode", Value());
    EXPECT_EQ(resolve(chain, "retry_mode").value, Value("adaptive"));
    EXPECT_EQ(resolve(chain, "retry_mode").source.text(), "environment variable AWS_RETRY_MODE");
    const Settings files = settings({}, "[default]\nretry_mode = standard\n");
    EXPECT_EQ(resolve(files, "retry_mode").source.text(), "/config:2");
    EXPECT_EQ(resolve(settings({}), "retry_mode").value, Value("legacy"));
    EXPECT_EQ(resolve(settings({}), "retry_mode").source.text(), "default");
    EXPECT_EQ(resolve(settings({}), "region").source.text(), "not set");
    EXPECT_TRUE(resolve(settings({}), "region").value.isNull());
}

TEST(Settings, ReadsDefaultProfileBeforeProfileAndNeverAwsRegion)
{
    const Settings chain = settings({{"AWS_PROFILE", "b"}, {"AWS_DEFAULT_PROFILE", "a"}, {"AWS_REGION", "nowhere"}},
                                    "[profile a]\nregion = ra\n[profile b]\nregion = rb\n");
    EXPECT_EQ(chain.profileName(), "a");
    EXPECT_EQ(resolve(chain, "region").value, Value("ra"));
    EXPECT_FALSE(chain.profileSetInCode());
    EXPECT_TRUE(resolve(settings({{"AWS_REGION", "nowhere"}}), "region").value.isNull());
}

TEST(Settings, AnEmptyVariableCounts)
{
    const Settings chain = settings({{"AWS_DEFAULT_REGION", ""}}, "[default]\nregion = r\n");
    EXPECT_EQ(resolve(chain, "region").value, Value(""));
    auto profile = settings({{"AWS_PROFILE", ""}}, "[default]\n").profile();
    ASSERT_FALSE(profile.ok());
    EXPECT_EQ(profile.error().message, "The config profile () could not be found");
}

TEST(Settings, ANamedProfileMustExistEvenIfItIsTheDefault)
{
    Settings chain = settings({}, "[profile a]\n");
    ASSERT_TRUE(chain.profile().ok());
    EXPECT_EQ(*chain.profile(), nullptr);
    chain.set("profile", "default");
    EXPECT_TRUE(chain.profileSetInCode());
    auto missing = chain.resolve("region");
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().code, ErrorCode::ProfileNotFound);
    EXPECT_EQ(missing.error().get("profile"), "default");
    EXPECT_TRUE(chain.resolve("data_path").ok() == false);
    chain.set("region", "r");
    EXPECT_TRUE(chain.resolve("region").ok()); // found before the profile is asked
}

TEST(Settings, ConvertsLikePython)
{
    const auto attempts = [](const char* text) { return settings({{"AWS_MAX_ATTEMPTS", text}}).get("max_attempts"); };
    EXPECT_EQ(*attempts(" +1_0 "), Value(10));
    EXPECT_EQ(*attempts("-3"), Value(-3));
    for (const char* bad : {"", "x", "1.5", "1__0", "_1", "1_", "99999999999999999999"}) {
        auto result = attempts(bad);
        ASSERT_FALSE(result.ok()) << bad;
        EXPECT_EQ(result.error().code, ErrorCode::InvalidConfig);
        EXPECT_EQ(result.error().get("source"), "environment variable AWS_MAX_ATTEMPTS");
    }
    const auto fips = [](const char* text) {
        return *settings({{"AWS_USE_FIPS_ENDPOINT", text}}).get("use_fips_endpoint");
    };
    EXPECT_EQ(fips("TRUE"), Value(true));
    EXPECT_EQ(fips("1"), Value(false));
    EXPECT_EQ(fips("yes"), Value(false));
    Settings chain = settings({});
    chain.set("use_fips_endpoint", true);
    EXPECT_EQ(*chain.get("use_fips_endpoint"), Value(true));
}

TEST(Settings, GivesNestedBlocksAsMaps)
{
    const Settings chain = settings({}, "[default]\napi_versions =\n  ec2 = 2015-03-01\n");
    EXPECT_EQ(resolve(chain, "api_versions").value, Value::object({{"ec2", "2015-03-01"}}));
    EXPECT_EQ(resolve(settings({}), "api_versions").value, Value(Map()));
}

TEST(Settings, TheCredentialsFileCounts)
{
    EXPECT_EQ(resolve(settings({}, "", "[default]\nregion = r\n"), "region").source.text(), "/credentials:2");
}

TEST(Settings, LaysVariablesOverTheS3Block)
{
    const Settings chain = settings({{"AWS_S3_USE_ARN_REGION", "true"}},
                                    "[default]\ns3 =\n  addressing_style = path\n  use_arn_region = false\n"
                                    "  payload_signing_enabled = True\n  max_queue_size = 5\n"
                                    "s3_us_east_1_regional_endpoint = legacy\n");
    auto block = chain.resolveBlock("s3");
    ASSERT_TRUE(block.ok());
    EXPECT_EQ(block->size(), 5U);
    EXPECT_EQ((*block)["addressing_style"].value, Value("path"));
    EXPECT_EQ((*block)["addressing_style"].source.text(), "/config:3");
    EXPECT_EQ((*block)["use_arn_region"].value, Value(true));
    EXPECT_EQ((*block)["payload_signing_enabled"].value, Value(true));
    EXPECT_EQ((*block)["max_queue_size"].value, Value("5"));
    EXPECT_EQ((*block)["us_east_1_regional_endpoint"].value, Value("legacy"));
}

TEST(Settings, AnS3ValueThatIsNoBlockCountsForNothing)
{
    auto block = settings({{"AWS_S3_USE_ARN_REGION", "true"}}, "[default]\ns3 = nonsense\n").resolveBlock("s3");
    ASSERT_TRUE(block.ok());
    EXPECT_TRUE(block->empty());
}

TEST(Settings, DefaultsMayBeReplaced)
{
    EXPECT_EQ(resolve(settings({{"AWS_NEW_RETRIES_2026", "True"}}), "retry_mode").value, Value("standard"));
    Settings chain = settings({}, "[default]\nsts_regional_endpoints = legacy\n");
    chain.setDefault("sts_regional_endpoints", "other");
    chain.setDefault("retry_mode", "standard");
    EXPECT_EQ(resolve(chain, "sts_regional_endpoints").value, Value("legacy"));
    EXPECT_EQ(resolve(chain, "retry_mode").value, Value("standard"));
}

TEST(Settings, KnowsNoOtherVariables)
{
    auto unknown = settings({}).resolve("colour");
    ASSERT_FALSE(unknown.ok());
    EXPECT_EQ(unknown.error().code, ErrorCode::InvalidConfig);
}

} // namespace
} // namespace botoscope::config
