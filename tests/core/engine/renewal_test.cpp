#include "core/engine/renewal.h"

#include <gtest/gtest.h>

namespace botoscope::engine {
namespace {

Renewal renewal(const char* code, const std::string& profile)
{
    config::ConfigFiles files;
    files.config.text = "[profile sso]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = r\n"
                        "[sso-session corp]\nsso_start_url = https://corp.example\nsso_region = eu-west-1\n"
                        "[profile role]\nrole_arn = a\nsource_profile = keys\n"
                        "[profile sso-role]\nrole_arn = a\nsource_profile = sso\n"
                        "[profile me]\nlogin_session = arn:me\n"
                        "[profile tool]\ncredential_process = tool\n"
                        "[profile keys]\naws_access_key_id = a\naws_secret_access_key = b\n";
    const auto profiles = config::ProfileStore::parse(std::move(files));
    EXPECT_TRUE(profiles.ok());
    return renewalFor(Error(ErrorCode::ClientError, "refused").with("code", code), *profiles, profile);
}

} // namespace

TEST(Renewal, GoesByWhereTheKeysComeFrom)
{
    EXPECT_EQ(renewal("ExpiredToken", "sso"), Renewal::SignIn);
    EXPECT_EQ(renewal("ExpiredTokenException", "sso-role"), Renewal::SignIn);
    EXPECT_EQ(renewal("InvalidClientTokenId", "me"), Renewal::SignIn);
    EXPECT_EQ(renewal("ExpiredToken", "role"), Renewal::Fetch);
    EXPECT_EQ(renewal("UnrecognizedClientException", "tool"), Renewal::Fetch);
}

TEST(Renewal, IsNotOfferedWhereItWouldNotHelp)
{
    EXPECT_EQ(renewal("ExpiredToken", "keys"), Renewal::None) << "they stand in a file";
    EXPECT_EQ(renewal("AccessDenied", "sso"), Renewal::None);
    EXPECT_EQ(renewal("ExpiredToken", "simulator"), Renewal::None);
}

} // namespace botoscope::engine
