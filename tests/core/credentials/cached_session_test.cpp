#include "core/credentials/cached_session.h"

#include "core/credentials/login_provider.h"
#include "core/credentials/role_keys.h"
#include "core/credentials/sso_token_cache.h"
#include "support/credential_fakes.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

constexpr const char* config = "[profile base]\nsso_session = corp\nsso_account_id = 123456789012\n"
                               "sso_role_name = Dev\n"
                               "[sso-session corp]\nsso_start_url = https://corp.example\nsso_region = eu-west-1\n"
                               "[profile dev]\nrole_arn = arn:aws:iam::123456789012:role/Dev\n"
                               "source_profile = base\nmfa_serial = 1\n"
                               "[profile loop]\nrole_arn = a\nsource_profile = loop\n"
                               "[profile me]\nlogin_session = arn:me\n"
                               "[profile saml]\nx_security_token_expires = 2026-01-01T02:00:00Z\n"
                               "[profile keys]\naws_access_key_id = a\naws_secret_access_key = b\n";
const Timestamp now = Timestamp::fromSeconds(1767225600); // 2026-01-01T00:00:00Z

struct Stage {
    test::FakeFiles files;
    config::Environment environment;
    config::ProfileStore profiles = [] {
        config::ConfigFiles texts;
        texts.config.text = config;
        return *config::ProfileStore::parse(std::move(texts));
    }();
    CachedSession session{files, environment, profiles};

    /// Hours from now.
    static std::string in(int hours) { return ssoTime(Timestamp::fromSeconds(now.seconds() + hours * 3600)); }
    void signIn(int hours, const std::string& more = {})
    {
        const SsoTokenCache cache(files, environment);
        files.files[cache.path(SsoTokenCache::key("corp"))] =
            R"({"accessToken": "t", "expiresAt": ")" + in(hours) + '"' + more + '}';
    }
    std::string rolePath(const std::string& profile) const
    {
        return "/home/me/.aws/cli/cache/" + roleCacheKey(roleArguments(ProfileView(profiles.profile(profile)))) +
               ".json";
    }
    void keepRole(int hours)
    {
        files.files[rolePath("dev")] = R"({"Credentials": {"Expiration": ")" + in(hours) + R"("}})";
    }
    std::optional<std::int64_t> hours(const std::string& profile) const
    {
        const auto ends = session.expiry(profile, now);
        return ends ? std::optional((ends->seconds() - now.seconds()) / 3600) : std::nullopt;
    }
};

} // namespace

TEST(CachedSession, ASignInEndsWithItsTokenUnlessItRenewsItself)
{
    Stage stage;
    EXPECT_EQ(stage.hours("base"), std::nullopt) << "nobody is signed in";
    stage.signIn(3);
    EXPECT_EQ(stage.hours("base"), 3);
    stage.signIn(-1);
    EXPECT_EQ(stage.hours("base"), -1);
    const std::string refresh = R"(, "refreshToken": "r", "registrationExpiresAt": ")";
    stage.signIn(-1, refresh + Stage::in(5) + '"');
    EXPECT_EQ(stage.hours("base"), std::nullopt);
    stage.signIn(-1, refresh + Stage::in(-1) + '"');
    EXPECT_EQ(stage.hours("base"), -1) << "the registration has ended, too";
}

TEST(CachedSession, ARoleEndsWithItsKeysElseWithWhatTheyComeFrom)
{
    Stage stage;
    stage.signIn(3);
    EXPECT_EQ(stage.hours("dev"), 3);
    stage.keepRole(1);
    EXPECT_EQ(stage.hours("dev"), 1);
    stage.keepRole(-1);
    EXPECT_EQ(stage.hours("dev"), 3);
    EXPECT_EQ(stage.hours("loop"), std::nullopt) << "and comes to an end";
}

TEST(CachedSession, KnowsTheConsolesSessionAndWhatOthersWriteIntoTheProfile)
{
    Stage stage;
    const std::string path = LoginProvider::cachePath(stage.files, stage.environment, "arn:me");
    stage.files.files[path] = R"({"accessToken": {"expiresAt": ")" + Stage::in(2) + R"("}})";
    EXPECT_EQ(stage.hours("me"), 2);
    EXPECT_EQ(stage.hours("saml"), 2);
    EXPECT_EQ(stage.hours("keys"), std::nullopt);
    EXPECT_EQ(stage.hours("nobody"), std::nullopt);
}

TEST(CachedSession, ForgetsKeysOfRolesAndNoSignIn)
{
    Stage stage;
    stage.signIn(3);
    stage.keepRole(1);
    const std::string ofSource =
        "/home/me/.aws/cli/cache/" + ssoRoleCacheKey("corp", false, "123456789012", "Dev") + ".json";
    stage.files.files[ofSource] = "{}";
    stage.files.files["/home/me/.aws/cli/cache/other.json"] = "{}";
    ASSERT_TRUE(stage.session.forgetKeys("dev").ok());
    EXPECT_FALSE(stage.files.files.contains(stage.rolePath("dev")));
    EXPECT_FALSE(stage.files.files.contains(ofSource));
    EXPECT_EQ(stage.files.files.size(), 2U) << "the token and somebody else's keys";
}

} // namespace botoscope::credentials
