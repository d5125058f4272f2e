#include "core/credentials/role_keys.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

Value argumentsOf(const std::string& settings)
{
    config::ConfigFiles files;
    files.config.text = "[profile p]\n" + settings;
    const auto profiles = config::ProfileStore::parse(std::move(files));
    EXPECT_TRUE(profiles.ok());
    return roleArguments(ProfileView(profiles->profile("p")));
}

} // namespace

TEST(RoleKeys, ArgumentsAreWhatTheProfileSets)
{
    EXPECT_EQ(argumentsOf("role_arn = a\nmfa_serial = m\nduration_seconds = 900\nregion = r\n"),
              Value::object({{"SerialNumber", "m"}, {"DurationSeconds", 900}, {"RoleArn", "a"}}));
    EXPECT_EQ(argumentsOf("role_arn = a\nduration_seconds = long\n"), Value::object({{"RoleArn", "a"}}));
}

TEST(RoleKeys, ASessionNameThatNobodyChoseIsNotPartOfTheName)
{
    const std::string plain = roleCacheKey(argumentsOf("role_arn = a\n"));
    EXPECT_EQ(plain.size(), 40U);
    EXPECT_EQ(roleCacheKey(argumentsOf("role_arn = a\nrole_session_name =\n")), plain);
    EXPECT_NE(roleCacheKey(argumentsOf("role_arn = a\nrole_session_name = me\n")), plain);
}

TEST(RoleKeys, ASessionAndAStartUrlOfOneNameAreTwo)
{
    EXPECT_NE(ssoRoleCacheKey("corp", false, "1", "Dev"), ssoRoleCacheKey("corp", true, "1", "Dev"));
    EXPECT_NE(ssoRoleCacheKey("corp", false, "1", "Dev"), ssoRoleCacheKey("corp", false, "2", "Dev"));
}

} // namespace botoscope::credentials
