#include "core/config/profile_checks.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

const std::string role = "role_arn = arn:aws:iam::123456789012:role/r\n";

ProfileStore store(std::string config, std::string credentials = {})
{
    auto parsed =
        ProfileStore::parse({{"/config", std::move(config), {}}, {"/credentials", std::move(credentials), {}}});
    EXPECT_TRUE(parsed.ok()) << parsed.error().message;
    return parsed.ok() ? std::move(*parsed) : ProfileStore();
}

/// "code@key" of each problem, "!" before fatal ones.
std::string shown(const std::vector<ProfileProblem>& problems)
{
    std::string text;
    for (const ProfileProblem& problem : problems) {
        EXPECT_FALSE(problem.words.empty());
        text += (text.empty() ? "" : " ") + std::string(problem.fatal ? "!" : "") + problem.code + '@' +
                (problem.block.empty() ? "" : problem.block + '.') + problem.key;
    }
    return text;
}

std::string problems(std::string config, std::string credentials = {}, std::string_view name = "p")
{
    const ProfileStore profiles = store(std::move(config), std::move(credentials));
    return shown(checkProfile(name, {profiles, [](std::string_view region) { return region == "eu-west-1"; }}));
}

std::string ofP(const std::string& keys)
{
    return problems("[profile p]\n" + keys);
}

TEST(ProfileChecks, HaveNothingToSayOfSoundProfiles)
{
    const std::string base = "[profile base]\naws_access_key_id = a\naws_secret_access_key = b\n";
    EXPECT_EQ(
        problems(base + "[profile p]\n" + role + "source_profile = base\nduration_seconds = 3600\nregion = eu-west-1"),
        "");
    EXPECT_EQ(ofP(role + "credential_source = EcsContainer"), "");
    EXPECT_EQ(ofP(role + "web_identity_token_file = /f"), "");
    EXPECT_EQ(problems("[profile p]\nsso_session = s\nsso_account_id = 123456789012\nsso_role_name = r\n"
                       "[sso-session s]\nsso_start_url = https://x\nsso_region = eu-west-1\n"),
              "");
    EXPECT_EQ(ofP("credential_process = \"/a b\" c"), "");
    EXPECT_EQ(ofP(role + "source_profile = p\naws_access_key_id = a\naws_secret_access_key = b"), "");
    EXPECT_EQ(problems("", "[p]\naws_access_key_id = a\naws_secret_access_key = b"), "");
    EXPECT_EQ(problems("[profile q]", "", "p"), "");
}

TEST(ProfileChecks, FollowSourceProfiles)
{
    EXPECT_EQ(ofP(role + "source_profile = q"), "!source-profile-missing@source_profile");
    EXPECT_EQ(ofP(role + "source_profile = p"), "!source-profile-loop@source_profile");
    EXPECT_EQ(problems("[profile p]\n" + role + "source_profile = q\n[profile q]\n" + role + "source_profile = p"),
              "!source-profile-loop@source_profile");
    EXPECT_EQ(problems("[profile p]\n" + role + "source_profile = q\n[profile q]\n" + role + "source_profile = z"),
              "!source-profile-missing@source_profile");
    EXPECT_EQ(problems("[profile p]\n" + role + "source_profile = q\n[profile q]\nregion = eu-west-1"),
              "!source-profile-empty@source_profile");
    EXPECT_EQ(problems("[profile p]\n" + role + "source_profile = q\n[profile q]\n" + role +
                       "credential_source = Environment"),
              "");
}

TEST(ProfileChecks, SeeRolesThatAreIncompleteOrContradictThemselves)
{
    EXPECT_EQ(ofP(role), "!role-source-missing@source_profile");
    EXPECT_EQ(ofP(role + "source_profile = q\ncredential_source = Environment"),
              "!role-source-twice@credential_source");
    EXPECT_EQ(ofP(role + "credential_source = environment"), "!credential-source-unknown@credential_source");
    EXPECT_EQ(ofP("role_arn = admin\ncredential_source = Environment"), "!role-arn-malformed@role_arn");
    EXPECT_EQ(ofP("source_profile = q"), "role-arn-missing@role_arn");
    EXPECT_EQ(ofP(role + "credential_source = Environment\nduration_seconds = 1h"),
              "duration-malformed@duration_seconds");
    EXPECT_EQ(ofP(role + "credential_source = Environment\nduration_seconds = 60"),
              "duration-out-of-range@duration_seconds");
}

TEST(ProfileChecks, SeeSingleSignOnThatIsIncomplete)
{
    EXPECT_EQ(ofP("sso_session = s\nsso_account_id = 123456789012\nsso_role_name = r"),
              "!sso-session-missing@sso_session");
    EXPECT_EQ(ofP("sso_account_id = 123\nsso_start_url = https://x\nsso_region = eu-west-1"),
              "!sso-incomplete@sso_role_name account-malformed@sso_account_id");
    EXPECT_EQ(ofP("sso_account_id = 123456789012\nsso_role_name = r"),
              "!sso-incomplete@sso_start_url !sso-incomplete@sso_region");
    EXPECT_EQ(problems("[profile p]\nsso_session = s\nsso_account_id = 123456789012\nsso_role_name = r\n"
                       "sso_region = us-east-1\n[sso-session s]\nsso_start_url = x\nsso_region = eu-west-1\n"),
              "!sso-session-contradicts@sso_region region-unknown@sso_region");
    const ProfileStore profiles = store("[sso-session s]\nsso_start_url = x\n");
    EXPECT_EQ(shown(checkSsoSession("s", {profiles, {}})),
              "!sso-incomplete@sso_region !start-url-malformed@sso_start_url");
    EXPECT_EQ(shown(checkSsoSession("t", {profiles, {}})), "");
}

TEST(ProfileChecks, SeeHalvesOfKeysInEachFile)
{
    EXPECT_EQ(ofP("aws_access_key_id = a"), "!secret-key-missing@aws_secret_access_key");
    EXPECT_EQ(ofP("aws_secret_access_key = b"), "access-key-missing@aws_access_key_id");
    EXPECT_EQ(problems("[profile p]\naws_secret_access_key = b", "[p]\naws_access_key_id = a"),
              "!secret-key-missing@aws_secret_access_key access-key-missing@aws_access_key_id");
}

TEST(ProfileChecks, SeeCredentialsThatNeverCount)
{
    EXPECT_EQ(ofP(role + "credential_source = Environment\naws_access_key_id = a\naws_secret_access_key = b"),
              "keys-shadowed@aws_access_key_id");
    EXPECT_EQ(ofP("login_session = l\ncredential_process = c"), "process-shadowed@credential_process");
}

TEST(ProfileChecks, SeeCommandsAndServicesThatCanNotBe)
{
    EXPECT_EQ(ofP("credential_process = 'x"), "!process-malformed@credential_process");
    EXPECT_EQ(ofP("credential_process ="), "!process-missing@credential_process");
    EXPECT_EQ(ofP("services = s"), "!services-missing@services");
    const ProfileStore profiles = store("[services s]\ns3 =\n  endpoint_url = localhost\nec2 = http://x\n");
    EXPECT_EQ(shown(checkServices("s", {profiles, {}})), "!endpoint-url-malformed@s3.endpoint_url not-a-block@ec2");
}

TEST(ProfileChecks, SeeValuesThatTheChainChokesOn)
{
    EXPECT_EQ(ofP("max_attempts = many"), "!not-a-number@max_attempts");
    EXPECT_EQ(ofP("use_fips_endpoint = yes"), "not-a-switch@use_fips_endpoint");
    EXPECT_EQ(ofP("defaults_mode = Standard"), "");
    EXPECT_EQ(ofP("defaults_mode = fast"), "!not-a-choice@defaults_mode");
    EXPECT_EQ(ofP("sts_regional_endpoints = Legacy"), "!not-a-choice@sts_regional_endpoints");
    EXPECT_EQ(ofP("s3 =\n  addressing_style = fancy"), "!not-a-choice@s3.addressing_style");
    EXPECT_EQ(ofP("s3 = path"), "not-a-block@s3");
    EXPECT_EQ(ofP("sdk_ua_app_id = " + std::string(50, 'x')), "");
    EXPECT_EQ(ofP("sdk_ua_app_id = " + std::string(51, 'x')), "app-id-long@sdk_ua_app_id");
    EXPECT_EQ(ofP("region = us-eest-1"), "region-unknown@region");
    EXPECT_EQ(ofP("region = eu west"), "!region-malformed@region");
    EXPECT_EQ(ofP("endpoint_url = localhost:4566"), "!endpoint-url-malformed@endpoint_url");
    EXPECT_EQ(ofP("endpoint_url = http://"), "!endpoint-url-malformed@endpoint_url");
    EXPECT_EQ(ofP("endpoint_url = http://localhost:4566"), "");
}

} // namespace
} // namespace botoscope::config
