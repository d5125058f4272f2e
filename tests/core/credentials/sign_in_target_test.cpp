#include "core/credentials/sign_in_target.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

Result<std::optional<SignInTarget>> targetOf(const std::string& text, const std::string& profile)
{
    config::ConfigFiles files;
    files.config.path = "config";
    files.config.text = text;
    const auto profiles = config::ProfileStore::parse(std::move(files));
    EXPECT_TRUE(profiles.ok());
    return signInTarget(*profiles, profile);
}

constexpr const char* session =
    "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n"
    "sso_registration_scopes = sso:account:access, codewhisperer:x\n"
    "[profile dev]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = r\n"
    "[profile role]\nrole_arn = arn\nsource_profile = dev\n"
    "[profile loop]\nrole_arn = arn\nsource_profile = loop\n"
    "[profile keys]\naws_access_key_id = a\n";

TEST(SignInTarget, OfAnSsoSession)
{
    const auto target = targetOf(session, "dev");
    ASSERT_TRUE(target.ok() && *target);
    EXPECT_EQ((*target)->session, "corp");
    EXPECT_EQ((*target)->startUrl, "https://corp.example/start");
    EXPECT_EQ((*target)->region, "eu-west-1");
    EXPECT_EQ((*target)->scopes, (std::vector<std::string>{"sso:account:access", "codewhisperer:x"}));
    EXPECT_EQ((*target)->name(), "corp");
}

TEST(SignInTarget, OfARoleIsItsSourcesAndSharesItsSignIn)
{
    const auto role = targetOf(session, "role");
    const auto own = targetOf(session, "dev");
    ASSERT_TRUE(role.ok() && *role && own.ok() && *own);
    EXPECT_EQ((*role)->profile, "role");
    EXPECT_EQ((*role)->key(), (*own)->key());
}

TEST(SignInTarget, OfALegacyProfileIsItsStartUrl)
{
    const auto target = targetOf("[profile old]\nsso_start_url = https://old.example\nsso_region = us-east-1\n", "old");
    ASSERT_TRUE(target.ok() && *target);
    EXPECT_EQ((*target)->name(), "https://old.example");
    EXPECT_TRUE((*target)->session.empty());
}

TEST(SignInTarget, OfALoginSession)
{
    const auto target = targetOf("[profile me]\nlogin_session = arn:aws:iam::123456789012:user/me\n", "me");
    ASSERT_TRUE(target.ok() && *target);
    EXPECT_EQ((*target)->kind, SignInTarget::Kind::Login);
    EXPECT_EQ((*target)->region, "us-east-1");
    EXPECT_EQ((*target)->session, "arn:aws:iam::123456789012:user/me");
}

TEST(SignInTarget, OthersHaveNone)
{
    for (const char* profile : {"keys", "loop"}) {
        const auto target = targetOf(session, profile);
        ASSERT_TRUE(target.ok());
        EXPECT_FALSE(*target) << profile;
    }
    EXPECT_EQ(targetOf(session, "nobody").error().code, ErrorCode::ProfileNotFound);
}

TEST(SignInTarget, WhatIsIncompleteIsSaidWithItsPlace)
{
    for (const char* text : {"[profile a]\nsso_session = gone\n", "[profile a]\nsso_start_url = x\n",
                             "[sso-session s]\nsso_region = x\n[profile a]\nsso_session = s\n"}) {
        const auto target = targetOf(text, "a");
        ASSERT_FALSE(target.ok()) << text;
        EXPECT_EQ(target.error().code, ErrorCode::InvalidConfig);
        EXPECT_FALSE(target.error().get("where").empty());
    }
}

} // namespace
} // namespace botoscope::credentials
