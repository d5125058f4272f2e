#include "core/client/config_reader.h"

#include <gtest/gtest.h>

namespace botoscope::client {
namespace {

using lifecycle::ClientConfig;

Result<ClientConfig> read(config::Environment environment, ClientConfig own = {}, ClientConfig defaults = {})
{
    return readClientConfig(config::Settings(std::move(environment), config::ProfileStore()), std::move(own), defaults);
}

TEST(ConfigReader, TheClientsOwnWins)
{
    ClientConfig own;
    own.accountIdEndpointMode = "disabled";
    ClientConfig defaults;
    defaults.accountIdEndpointMode = "required";
    defaults.endpointDiscovery = "true";
    const auto found = read({{"AWS_ACCOUNT_ID_ENDPOINT_MODE", "preferred"}}, own, defaults);
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->accountIdEndpointMode, "disabled");
    EXPECT_EQ(found->endpointDiscovery, "true");
    EXPECT_EQ(found->stsRegionalEndpoints, "regional");
}

TEST(ConfigReader, TheClientOrTheProfileSwitchesValidationOff)
{
    const auto validates = [](const std::string& text, std::optional<bool> own) {
        auto profiles = config::ProfileStore::parse({{"/c", "[default]\n" + text, {}}, {}});
        ClientConfig config;
        config.parameterValidation = own;
        return readClientConfig(config::Settings({}, std::move(*profiles)), config, {})
            ->parameterValidation.value_or(true);
    };
    EXPECT_TRUE(validates("", {}));
    EXPECT_FALSE(validates("parameter_validation = false\n", {}));
    EXPECT_FALSE(validates("parameter_validation = false\n", true));
    EXPECT_FALSE(validates("parameter_validation = true\n", false));
    EXPECT_TRUE(validates("parameter_validation = TRUE\n", {}));
}

TEST(ConfigReader, KeepsConnectionsAliveWhereTheEnvironmentSaysSo)
{
    EXPECT_FALSE(read({})->tcpKeepalive);
    EXPECT_TRUE(read({{"BOTOCORE_TCP_KEEPALIVE", "True"}})->tcpKeepalive);
    EXPECT_FALSE(read({{"BOTOCORE_TCP_KEEPALIVE", "1"}})->tcpKeepalive);
}

TEST(ConfigReader, BlanksInAPreferenceDoNotCount)
{
    const auto found = read({{"AWS_AUTH_SCHEME_PREFERENCE", " sigv4a,\tsigv4 ,, "}});
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->authSchemePreference, "sigv4a,sigv4");
    EXPECT_FALSE(found->authPreferenceInCode);
}

TEST(ConfigReader, APreferenceInCodeIsKnownAsSuch)
{
    ClientConfig own;
    own.authSchemePreference = "sigv4";
    EXPECT_TRUE(read({}, own)->authPreferenceInCode);
    own.authSchemePreference = "";
    EXPECT_FALSE(read({}, own)->authPreferenceInCode);
}

TEST(ConfigReader, ValuesOutsideTheirListsAreRefused)
{
    for (const char* name :
         {"AWS_ACCOUNT_ID_ENDPOINT_MODE", "AWS_ENDPOINT_DISCOVERY_ENABLED", "AWS_STS_REGIONAL_ENDPOINTS",
          "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH", "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT"}) {
        const auto found = read({{name, "perhaps"}});
        ASSERT_FALSE(found.ok()) << name;
        EXPECT_EQ(found.error().code, ErrorCode::InvalidConfig);
    }
}

TEST(ConfigReader, UnsignedCallsKnowNoAccount)
{
    ClientConfig own;
    own.signatureVersion = "unsigned";
    own.accountIdEndpointMode = "required";
    EXPECT_EQ(read({}, own)->accountIdEndpointMode, "disabled");
}

TEST(ConfigReader, TheS3OptionsOfTheClientGoOverTheProfiles)
{
    ClientConfig own;
    own.s3 = Value::object({{"use_arn_region", false}});
    const auto found =
        read({{"AWS_S3_USE_ARN_REGION", "true"}, {"AWS_S3_US_EAST_1_REGIONAL_ENDPOINT", "regional"}}, own);
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->s3["use_arn_region"], Value(false));
    EXPECT_EQ(found->s3["us_east_1_regional_endpoint"], Value("regional"));
}

TEST(ConfigReader, S3sDualStackIsItsOwnWhereSomebodySaysSo)
{
    ClientConfig own;
    EXPECT_FALSE(read({}, own)->s3Dualstack.has_value());
    own.s3 = Value::object({{"use_dualstack_endpoint", false}});
    EXPECT_EQ(read({{"AWS_USE_DUALSTACK_ENDPOINT", "true"}}, own)->s3Dualstack, false);
}

TEST(ConfigReader, SessionsOfS3ExpressCanBeTurnedOff)
{
    EXPECT_EQ(read({{"AWS_S3_DISABLE_EXPRESS_SESSION_AUTH", "TRUE"}})->disableS3ExpressSessionAuth, true);
    EXPECT_FALSE(read({})->disableS3ExpressSessionAuth.has_value());
}

} // namespace
} // namespace botoscope::client
