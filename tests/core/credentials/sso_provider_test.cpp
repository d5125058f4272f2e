#include "core/credentials/sso_provider.h"

#include "core/base/json.h"
#include "tests/core/credentials/desk.h"

namespace botoscope::credentials {
namespace {

constexpr const char* withSession = "[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\n"
                                    "sso_role_name = Admin\n[sso-session corp]\n"
                                    "sso_start_url = https://corp\nsso_region = eu-north-1\n";
constexpr const char* legacy = "[profile dev]\nsso_start_url = https://corp\nsso_region = eu-north-1\n"
                               "sso_account_id = 111122223333\nsso_role_name = Admin\n";

struct Stage : Desk {
    Asked ask(const std::string& config)
    {
        SsoProvider provider(around(config), cache(), "dev");
        return askOf(provider);
    }
    std::string path(const std::string& name) const
    {
        return "/home/me/.aws/sso/cache/" + SsoTokenCache::key(name) + ".json";
    }
    void signIn(const std::string& name, std::int64_t seconds, const std::string& more = {})
    {
        files.files[path(name)] = R"({"accessToken": "planted", "expiresAt": ")" + clock.in(seconds) + '"' + more + '}';
    }
    void answerKeys()
    {
        services->answer(Value::object({{"roleCredentials", Value::object({{"accessKeyId", "SSO"},
                                                                           {"secretAccessKey", "s"},
                                                                           {"sessionToken", "t"},
                                                                           {"expiration", 1440941760123.0}})}}));
    }
};

const std::string registration = R"(, "clientId": "c", "clientSecret": "cs", "refreshToken": "r", )"
                                 R"("registrationExpiresAt": "2015-10-30T12:36:00Z")";

TEST(SsoProvider, FetchesTheRolesKeysForTheToken)
{
    Stage stage;
    stage.signIn("corp", 3600);
    stage.answerKeys();
    const auto asked = stage.ask(withSession);
    ASSERT_TRUE(asked.found());
    const auth::Credentials keys = asked.keys();
    EXPECT_EQ(keys.accessKeyId, "SSO");
    EXPECT_EQ(keys.accountId, "111122223333");
    EXPECT_EQ(keys.features, (std::vector<std::string>{"CREDENTIALS_PROFILE_SSO", "CREDENTIALS_SSO"}));
    EXPECT_EQ(asked->credentials->expiry(), Timestamp::fromSeconds(1440941760));
    const ServiceCall& call = stage.services->calls.at(0);
    EXPECT_EQ(call.operation, "GetRoleCredentials");
    EXPECT_EQ(call.region, "eu-north-1");
    EXPECT_EQ(call.params,
              Value::object({{"roleName", "Admin"}, {"accountId", "111122223333"}, {"accessToken", "planted"}}));
}

TEST(SsoProvider, RefreshesATokenInItsLastQuarterOfAnHour)
{
    Stage stage;
    stage.signIn("corp", 14 * 60, registration);
    stage.services->answer(Value::object({{"accessToken", "new"}, {"expiresIn", 3600}, {"refreshToken", "r2"}}));
    stage.answerKeys();
    EXPECT_EQ(stage.ask(withSession).keys().accessKeyId, "SSO");
    ASSERT_EQ(stage.services->calls.size(), 2U);
    EXPECT_EQ(stage.services->calls[0].service, "sso-oidc");
    EXPECT_EQ(stage.services->calls[1].params["accessToken"], Value("new"));
    const auto kept = parseJson(stage.files.files[stage.path("corp")]);
    EXPECT_EQ(*kept, Value::object({{"startUrl", "https://corp"},
                                    {"region", "eu-north-1"},
                                    {"accessToken", "new"},
                                    {"expiresAt", stage.clock.in(3600)},
                                    {"clientId", "c"},
                                    {"clientSecret", "cs"},
                                    {"registrationExpiresAt", "2015-10-30T12:36:00Z"},
                                    {"refreshToken", "r2"}}));
}

TEST(SsoProvider, UsesTheOldTokenWhileItHoldsWhenRefreshingFails)
{
    Stage stage;
    stage.signIn("corp", 60, registration);
    stage.services->refuse("InvalidGrantException");
    stage.answerKeys();
    EXPECT_EQ(stage.ask(withSession).keys().accessKeyId, "SSO");
    stage.signIn("corp", -60, registration);
    stage.services->refuse("InvalidGrantException");
    const auto error = stage.ask(withSession).freeze().error();
    EXPECT_EQ(error.get("exception"), "TokenRetrievalError");
    EXPECT_EQ(error.get("sign_in"), "sso");
    EXPECT_EQ(error.get("sso_session"), "corp");
}

TEST(SsoProvider, SaysWhoMustSignIn)
{
    Stage stage;
    const auto absent = stage.ask(withSession).freeze().error();
    EXPECT_EQ(absent.get("exception"), "SSOTokenLoadError");
    EXPECT_EQ(absent.message, "Error loading SSO Token: Token for corp does not exist");
    stage.signIn("corp", 3600);
    stage.services->refuse("UnauthorizedException");
    EXPECT_EQ(stage.ask(withSession).freeze().error().get("exception"), "UnauthorizedSSOTokenError");
}

TEST(SsoProvider, TheLegacyWayGoesByTheStartUrlAndRefreshesNothing)
{
    Stage stage;
    stage.signIn("https://corp", 60, registration);
    stage.answerKeys();
    EXPECT_EQ(stage.ask(legacy).keys().features,
              (std::vector<std::string>{"CREDENTIALS_PROFILE_SSO_LEGACY", "CREDENTIALS_SSO_LEGACY"}));
    EXPECT_EQ(stage.services->calls.size(), 1U);
    stage.signIn("https://corp", 0, registration);
    const auto error = stage.ask(legacy).freeze().error();
    EXPECT_EQ(error.get("exception"), "UnauthorizedSSOTokenError");
    EXPECT_EQ(error.get("start_url"), "https://corp");
    EXPECT_EQ(stage.services->calls.size(), 1U);
}

TEST(SsoProvider, RefusesWhatDoesNotFitTogether)
{
    Stage stage;
    EXPECT_FALSE(stage.ask("[profile dev]\nsso_session = corp\n").found());
    EXPECT_EQ(stage.ask("[profile dev]\nsso_role_name = r\n").error().message,
              "The profile \"dev\" is configured to use SSO but is missing required configuration: sso_account_id, "
              "sso_start_url, sso_region");
    EXPECT_EQ(stage.ask("[profile dev]\nsso_role_name = r\nsso_session = none\n").error().message,
              "The specified sso-session does not exist: \"none\"");
    EXPECT_EQ(stage.ask(std::string(withSession).insert(14, "sso_region = x\n")).error().code,
              ErrorCode::InvalidConfig);
}

} // namespace
} // namespace botoscope::credentials
