#include "core/credentials/assume_role_provider.h"

#include "core/credentials/environment_provider.h"
#include "core/credentials/profile_provider.h"
#include "tests/core/credentials/desk.h"

namespace botoscope::credentials {
namespace {

constexpr const char* keysOfBase = "[profile base]\naws_access_key_id = BASE\naws_secret_access_key = s\n";

struct Stage : Desk {
    std::shared_ptr<Surroundings> surroundings;

    AssumeRoleProvider provider(const std::string& config, const std::string& profile = "dev")
    {
        surroundings = around(config, {{"AWS_ACCESS_KEY_ID", "ENV"}, {"AWS_SECRET_ACCESS_KEY", "e"}});
        const auto profiles = std::make_shared<const config::ProfileStore>(surroundings->settings.profiles());
        AssumeRoleProvider::Parts parts;
        parts.around = surroundings;
        parts.cache = cache();
        parts.profile = profile;
        parts.sources = {
            {"Environment", std::make_shared<EnvironmentProvider>(surroundings->settings.environment(), clock)}};
        parts.ofProfile = [profiles](const std::string& source) -> AssumeRoleProvider::Providers {
            return {std::make_shared<ProfileProvider>(profiles, source, ProfileProvider::File::Config)};
        };
        return AssumeRoleProvider(std::move(parts));
    }
    Asked ask(const std::string& config)
    {
        AssumeRoleProvider one = provider(config);
        return askOf(one);
    }
};

TEST(AssumeRoleProvider, DeclinesWithoutARoleOfItsOwn)
{
    Stage stage;
    EXPECT_EQ(stage.ask("[profile dev]\n")->explanation, "profile dev has no role_arn");
    EXPECT_FALSE(stage.ask("[profile dev]\nrole_arn = r\nweb_identity_token_file = /t\n").found());
}

TEST(AssumeRoleProvider, TakesTheRoleWithTheSourcesKeysWhenFirstUsed)
{
    Stage stage;
    const auto asked = stage.ask("[profile dev]\nrole_arn = arn:role\nsource_profile = base\nexternal_id = x\n"
                                 "duration_seconds = 1_200\nrole_session_name = me\n" +
                                 std::string(keysOfBase));
    ASSERT_TRUE(asked.found());
    EXPECT_TRUE(stage.services->calls.empty());
    stage.services->answer(stage.roleAnswer("1"));
    const auth::Credentials keys = asked.keys();
    EXPECT_EQ(keys.accessKeyId, "ASIA1");
    EXPECT_EQ(keys.accountId, "123456789012");
    EXPECT_EQ(keys.method, "assume-role");
    EXPECT_EQ(keys.features, (std::vector<std::string>{"CREDENTIALS_PROFILE_SOURCE_PROFILE", "CREDENTIALS_PROFILE",
                                                       "CREDENTIALS_STS_ASSUME_ROLE"}));
    ASSERT_EQ(stage.services->calls.size(), 1U);
    const ServiceCall& call = stage.services->calls[0];
    EXPECT_EQ(call.credentials->accessKeyId, "BASE");
    EXPECT_TRUE(call.chainRegion);
    EXPECT_EQ(
        call.params,
        Value::object(
            {{"RoleSessionName", "me"}, {"ExternalId", "x"}, {"DurationSeconds", 1200}, {"RoleArn", "arn:role"}}));
    EXPECT_EQ(call.features, (std::vector<std::string>{"CREDENTIALS_PROFILE_SOURCE_PROFILE", "CREDENTIALS_PROFILE"}));
}

TEST(AssumeRoleProvider, MakesUpASessionNameAndPassesOverADurationThatIsNone)
{
    Stage stage;
    const auto asked = stage.ask("[profile dev]\nrole_arn = r\nsource_profile = base\nduration_seconds = 1h\n" +
                                 std::string(keysOfBase));
    stage.services->answer(stage.roleAnswer("1"));
    EXPECT_EQ(asked.keys().accessKeyId, "ASIA1");
    EXPECT_EQ(stage.services->calls[0].params,
              Value::object({{"RoleArn", "r"}, {"RoleSessionName", "botocore-session-1440938160"}}));
}

TEST(AssumeRoleProvider, ChainsThroughProfilesThatTakeRolesThemselves)
{
    Stage stage;
    const auto asked = stage.ask("[profile dev]\nrole_arn = outer\nsource_profile = middle\n"
                                 "[profile middle]\nrole_arn = inner\nsource_profile = base\n" +
                                 std::string(keysOfBase));
    ASSERT_TRUE(asked.found());
    stage.services->answer(stage.roleAnswer("1"));
    stage.services->answer(stage.roleAnswer("2"));
    EXPECT_EQ(asked.keys().accessKeyId, "ASIA2");
    ASSERT_EQ(stage.services->calls.size(), 2U);
    EXPECT_EQ(stage.services->calls[0].params["RoleArn"], Value("inner"));
    EXPECT_EQ(stage.services->calls[0].credentials->accessKeyId, "BASE");
    EXPECT_EQ(stage.services->calls[1].credentials->accessKeyId, "ASIA1");
    EXPECT_EQ(stage.services->calls[1].features,
              (std::vector<std::string>{"CREDENTIALS_PROFILE_SOURCE_PROFILE", "CREDENTIALS_PROFILE",
                                        "CREDENTIALS_STS_ASSUME_ROLE"}));
    const Attempt& middle = asked.attempt.nested.at(0);
    EXPECT_EQ(middle.subject, "source profile middle");
    EXPECT_EQ(middle.nested.at(0).subject, "source profile base");
    EXPECT_EQ(middle.nested.at(0).explanation, "profile base at /config:8");
}

TEST(AssumeRoleProvider, AsksForTheCodeEachTimeTheKeysRunOut)
{
    Stage stage;
    const auto asked = stage.ask("[profile dev]\nrole_arn = r\nsource_profile = base\nmfa_serial = arn:mfa\n" +
                                 std::string(keysOfBase));
    stage.services->answer(stage.roleAnswer("1"));
    EXPECT_EQ(asked.keys().accessKeyId, "ASIA1");
    EXPECT_EQ(stage.services->calls[0].params["TokenCode"], Value("123456"));
    ASSERT_EQ(stage.prompter.requests.size(), 1U);
    EXPECT_EQ(stage.prompter.requests[0].question(), "Enter MFA code for arn:mfa: ");
    stage.clock.advance(3600);
    stage.services->answer(stage.roleAnswer("2"));
    EXPECT_EQ(asked.keys().accessKeyId, "ASIA2");
    EXPECT_EQ(stage.prompter.requests.size(), 2U);
    stage.clock.advance(3600);
    stage.prompter.answer = Error(ErrorCode::Cancelled, "declined");
    EXPECT_EQ(asked.freeze().error().code, ErrorCode::Cancelled);
    EXPECT_EQ(stage.services->calls.size(), 2U);
}

TEST(AssumeRoleProvider, TheCacheSavesCallAndCode)
{
    Stage stage;
    const std::string config =
        "[profile dev]\nrole_arn = r\nsource_profile = base\nmfa_serial = m\n" + std::string(keysOfBase);
    AssumeRoleProvider provider = stage.provider(config);
    const auto first = askOf(provider);
    const auto second = askOf(provider);
    stage.services->answer(stage.roleAnswer("1"));
    EXPECT_EQ(first.keys().accessKeyId, "ASIA1");
    EXPECT_EQ(second.keys().accessKeyId, "ASIA1");
    EXPECT_EQ(stage.services->calls.size(), 1U);
    EXPECT_EQ(stage.prompter.requests.size(), 1U);
}

TEST(AssumeRoleProvider, ARefusalIsTheServicesOwn)
{
    Stage stage;
    const auto asked = stage.ask("[profile dev]\nrole_arn = r\nsource_profile = base\n" + std::string(keysOfBase));
    stage.services->refuse("AccessDenied");
    EXPECT_EQ(asked.freeze().error().get("code"), "AccessDenied");
}

TEST(AssumeRoleProvider, TakesKeysFromAPlace)
{
    Stage stage;
    const auto asked = stage.ask("[profile dev]\nrole_arn = r\ncredential_source = Environment\n");
    stage.services->answer(stage.roleAnswer("1"));
    EXPECT_EQ(asked.keys().accessKeyId, "ASIA1");
    EXPECT_EQ(stage.services->calls[0].credentials->accessKeyId, "ENV");
    EXPECT_EQ(asked.attempt.nested.at(0).subject, "credential source Environment");
    EXPECT_EQ(stage.ask("[profile dev]\nrole_arn = r\ncredential_source = environment\n").error().message,
              "The credential source \"environment\" referenced in profile \"dev\" is not valid.");
}

TEST(AssumeRoleProvider, RefusesContradictionsAndGaps)
{
    Stage stage;
    const auto both =
        stage.ask("[profile dev]\nrole_arn = r\nsource_profile = base\ncredential_source = Environment\n");
    EXPECT_EQ(both.error().code, ErrorCode::InvalidConfig);
    EXPECT_EQ(both.error().message, "The profile \"dev\" contains both source_profile and credential_source.");
    EXPECT_EQ(both.error().get("where"), "/config:3");
    EXPECT_EQ(stage.ask("[profile dev]\nrole_arn = r\n").error().message,
              "Partial credentials found in assume-role, missing: source_profile or credential_source");
    EXPECT_EQ(stage.ask("[profile dev]\nrole_arn = r\nsource_profile = nobody\n").error().message,
              "The source_profile \"nobody\" referenced in the profile \"dev\" does not exist.");
    EXPECT_EQ(
        stage.ask("[profile dev]\nrole_arn = r\nsource_profile = empty\n[profile empty]\nregion = x\n").error().message,
        "The source profile \"empty\" must have credentials.");
}

TEST(AssumeRoleProvider, SeesLoops)
{
    Stage stage;
    const auto loop = stage.ask("[profile dev]\nrole_arn = r\nsource_profile = b\n"
                                "[profile b]\nrole_arn = r\nsource_profile = dev\n");
    EXPECT_EQ(loop.error().get("exception"), "InfiniteLoopConfigError");
    EXPECT_EQ(loop.error().message, "Infinite loop in credential configuration detected. Attempting to load from "
                                    "profile dev which has already been visited. Visited profiles: ['dev', 'b']");
    EXPECT_EQ(stage.ask("[profile dev]\nrole_arn = r\nsource_profile = dev\n").error().code, ErrorCode::InvalidConfig);
    const auto own = stage.ask("[profile dev]\nrole_arn = r\nsource_profile = dev\naws_access_key_id = OWN\n"
                               "aws_secret_access_key = s\n");
    stage.services->answer(stage.roleAnswer("1"));
    EXPECT_EQ(own.keys().accessKeyId, "ASIA1");
    EXPECT_EQ(stage.services->calls.back().credentials->accessKeyId, "OWN");
}

} // namespace
} // namespace botoscope::credentials
