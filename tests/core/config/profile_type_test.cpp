#include "core/config/profile_type.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

std::string_view typeOf(std::string config, std::string credentials = {})
{
    auto store =
        ProfileStore::parse({{"/config", "[profile p]\n" + config, {}}, {"/credentials", std::move(credentials), {}}});
    EXPECT_TRUE(store.ok()) << store.error().message;
    return store.ok() ? profileTypeName(profileType("p", *store)) : "";
}

TEST(ProfileType, IsWhatTheChainFindsFirst)
{
    EXPECT_EQ(typeOf("role_arn = r\nsource_profile = q\naws_access_key_id = k"), "assume-role");
    EXPECT_EQ(typeOf("role_arn = r\ncredential_source = Environment"), "credential-source");
    EXPECT_EQ(typeOf("role_arn = r\nweb_identity_token_file = f"), "web-identity");
    EXPECT_EQ(typeOf("sso_session = s\nsso_account_id = 1\naws_access_key_id = k"), "sso");
    EXPECT_EQ(typeOf("sso_start_url = s\nsso_role_name = 1"), "sso-legacy");
    EXPECT_EQ(typeOf("login_session = l", "[p]\naws_access_key_id = k"), "static-keys");
    EXPECT_EQ(typeOf("login_session = l\ncredential_process = c\naws_access_key_id = k"), "login");
    EXPECT_EQ(typeOf("credential_process = c\naws_access_key_id = k"), "process");
    EXPECT_EQ(typeOf("aws_access_key_id = k"), "static-keys");
    EXPECT_EQ(typeOf("endpoint_url = http://localhost"), "endpoint");
    EXPECT_EQ(typeOf("sso_session = s"), "empty"); // a bearer token, no credentials
    EXPECT_EQ(typeOf("region = r"), "empty");
}

TEST(ProfileType, KnowsThisProgramAsTheKeychainsCommand)
{
    EXPECT_EQ(typeOf("credential_process = botoscope credential-process --profile p"), "keychain-keys");
    EXPECT_EQ(typeOf("credential_process = \"/opt/b c/botoscope\" credential-process --profile p"), "keychain-keys");
    EXPECT_EQ(typeOf("credential_process = botoscope call sts X"), "process");
    EXPECT_EQ(typeOf("credential_process = other credential-process"), "process");
}

TEST(ProfileType, KnowsSecretsByTheirKey)
{
    for (const std::string_view key :
         {"aws_secret_access_key", "AWS_SESSION_TOKEN", "aws_security_token", "db_password"}) {
        EXPECT_TRUE(isSecretKey(key)) << key;
    }
    for (const std::string_view key : {"aws_access_key_id", "web_identity_token_file", "region", "sso_session"}) {
        EXPECT_FALSE(isSecretKey(key)) << key;
    }
}

TEST(ProfileType, FindsTheAccountInTheSettings)
{
    const auto account = [](std::string config) {
        auto store = ProfileStore::parse({{"/config", "[profile p]\n" + config, {}}, {"/credentials", {}, {}}});
        return accountOf(*store->profile("p"));
    };
    EXPECT_EQ(account("role_arn = arn:aws:iam::123456789012:role/a/b"), "123456789012");
    EXPECT_EQ(account("role_arn = arn:aws:iam::12345:role/a"), "");
    EXPECT_EQ(account("sso_account_id = 1\nrole_arn = arn:aws:iam::123456789012:role/a"), "1");
    EXPECT_EQ(account("region = r"), "");
    EXPECT_TRUE(isRoleArn("arn:aws-cn:iam::123456789012:role/x"));
    for (const std::string_view text : {"", "arn:aws:iam::123456789012:user/x", "arn:aws:iam::123456789012:role/",
                                        "arn:aws:sts::123456789012:role/x", "x:aws:iam::123456789012:role/x"}) {
        EXPECT_FALSE(isRoleArn(text)) << text;
    }
}

} // namespace
} // namespace botoscope::config
