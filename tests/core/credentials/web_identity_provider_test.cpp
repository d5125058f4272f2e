#include "core/credentials/web_identity_provider.h"

#include "tests/core/credentials/desk.h"

namespace botoscope::credentials {
namespace {

const config::Environment variables = {
    {"AWS_WEB_IDENTITY_TOKEN_FILE", "/var/token"}, {"AWS_ROLE_ARN", "arn:env"}, {"AWS_ROLE_SESSION_NAME", "session"}};
constexpr const char* options = "[profile dev]\nweb_identity_token_file = /own/token\nrole_arn = arn:own\n";

struct Stage : Desk {
    Asked ask(const std::string& config, config::Environment environment, bool useVariables = true)
    {
        WebIdentityProvider provider(around(config, std::move(environment)), cache(), "dev", useVariables);
        return askOf(provider);
    }
};

TEST(WebIdentityProvider, VariablesWinAndTheCallIsNotSigned)
{
    Stage stage;
    stage.files.files["/var/token"] = "jwt\n";
    const auto asked = stage.ask(options, variables);
    ASSERT_TRUE(asked.found());
    stage.services->answer(stage.roleAnswer("1"));
    const auth::Credentials keys = asked.keys();
    EXPECT_EQ(keys.accessKeyId, "ASIA1");
    EXPECT_EQ(keys.method, "assume-role-with-web-identity");
    EXPECT_EQ(keys.accountId, "123456789012");
    EXPECT_EQ(keys.features, (std::vector<std::string>{"CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN",
                                                       "CREDENTIALS_STS_ASSUME_ROLE_WEB_ID"}));
    const ServiceCall& call = stage.services->calls.at(0);
    EXPECT_EQ(call.operation, "AssumeRoleWithWebIdentity");
    EXPECT_FALSE(call.credentials.has_value());
    EXPECT_EQ(call.params, Value::object({{"RoleSessionName", "session"},
                                          {"RoleArn", "arn:env"},
                                          {"WebIdentityToken", "jwt\n"}})); // not trimmed, as in botocore
}

TEST(WebIdentityProvider, TheProfileServesWhereVariablesDoNotCount)
{
    Stage stage;
    stage.files.files["/own/token"] = "own";
    const auto asked = stage.ask(options, variables, false);
    stage.services->answer(stage.roleAnswer("1"));
    EXPECT_EQ(asked.keys().features,
              (std::vector<std::string>{"CREDENTIALS_PROFILE_STS_WEB_ID_TOKEN", "CREDENTIALS_STS_ASSUME_ROLE_WEB_ID"}));
    EXPECT_EQ(stage.services->calls.at(0).params["RoleArn"], Value("arn:own"));
    EXPECT_EQ(asked.attempt.facts.at(0).source, "/config:3");
}

TEST(WebIdentityProvider, DeclinesWithoutATokenAndRefusesOneWithoutARole)
{
    Stage stage;
    EXPECT_FALSE(stage.ask("[profile dev]\nrole_arn = r\n", {}).found());
    const auto roleless = stage.ask("[profile dev]\nweb_identity_token_file = /t\n", {});
    EXPECT_EQ(roleless.error().code, ErrorCode::InvalidConfig);
}

TEST(WebIdentityProvider, AMissingTokenShowsWhenItIsUsed)
{
    Stage stage;
    const auto asked = stage.ask(options, {});
    ASSERT_TRUE(asked.found());
    const auto frozen = asked.freeze();
    ASSERT_FALSE(frozen.ok());
    EXPECT_NE(frozen.error().message.find("/own/token can't be read: no such file"), std::string::npos);
    EXPECT_TRUE(stage.services->calls.empty());
    stage.files.unreadable = "/own/token";
    EXPECT_NE(asked.freeze().error().message.find("Permission denied"), std::string::npos);
}

} // namespace
} // namespace botoscope::credentials
