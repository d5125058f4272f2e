#include "core/credentials/profile_provider.h"

#include "tests/core/credentials/asked.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

using File = ProfileProvider::File;

Asked ask(config::ConfigFiles files, File file, std::string profile = "dev")
{
    auto parsed = config::ProfileStore::parse(std::move(files));
    EXPECT_TRUE(parsed.ok());
    ProfileProvider provider(std::make_shared<const config::ProfileStore>(std::move(*parsed)), std::move(profile),
                             file);
    return askOf(provider);
}

config::ConfigFiles files(std::string config, std::string credentials)
{
    return {{"/config", std::move(config), {}}, {"/credentials", std::move(credentials), {}}};
}

constexpr const char* keys = "aws_access_key_id = AKID\naws_secret_access_key = s3cr3t\n";

TEST(ProfileProvider, ReadsEachFileByItsOwnRules)
{
    const auto both =
        files("[profile dev]\naws_access_key_id = C\naws_secret_access_key = c\n", "[dev]\n" + std::string(keys));
    auto shared = ask(both, File::Credentials);
    ASSERT_TRUE(shared.found());
    EXPECT_EQ(shared.keys().accessKeyId, "AKID");
    EXPECT_EQ(shared.keys().secretAccessKey.reveal(), "s3cr3t");
    EXPECT_EQ(shared.keys().method, "shared-credentials-file");
    EXPECT_EQ(shared->explanation, "profile dev at /credentials:2");
    auto config = ask(both, File::Config);
    ASSERT_TRUE(config.found());
    EXPECT_EQ(config.keys().accessKeyId, "C");
    EXPECT_EQ(config.keys().method, "config-file");
}

TEST(ProfileProvider, TakesTokenAndAccount)
{
    auto answer = ask(files("", "[dev]\n" + std::string(keys) +
                                    "aws_session_token = new\naws_security_token = old\naws_account_id = 1\n"),
                      File::Credentials);
    ASSERT_TRUE(answer.found());
    EXPECT_EQ(answer.keys().sessionToken.reveal(), "old");
    EXPECT_EQ(answer.keys().accountId, "1");
}

TEST(ProfileProvider, TellsWhyItHasNone)
{
    EXPECT_EQ(ask(files("", "[other]\n"), File::Credentials)->explanation, "/credentials has no profile dev");
    EXPECT_EQ(ask(files("[profile dev]\nregion = r\n", ""), File::Config)->explanation,
              "profile dev at /config:1 has no aws_access_key_id");
    config::ConfigFiles absent = files("", "");
    absent.credentials.text.reset();
    EXPECT_EQ(ask(absent, File::Credentials)->explanation, "there is no file /credentials");
    config::ConfigFiles locked = files("", "");
    locked.credentials.problem = "Permission denied";
    EXPECT_EQ(ask(locked, File::Credentials)->explanation, "/credentials can't be read: Permission denied");
}

TEST(ProfileProvider, HalfAPairIsAnErrorWithItsPlace)
{
    auto answer = ask(files("", "[dev]\nregion = r\naws_access_key_id = AKID\n"), File::Credentials);
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, ErrorCode::PartialCredentials);
    EXPECT_EQ(answer.error().message,
              "Partial credentials found in shared-credentials-file, missing: aws_secret_access_key");
    EXPECT_EQ(answer.error().get("where"), "/credentials:3");
}

TEST(ProfileProvider, AnEmptyKeyIsAKey)
{
    auto answer = ask(files("", "[dev]\naws_access_key_id =\naws_secret_access_key =\n"), File::Credentials);
    ASSERT_TRUE(answer.ok());
    EXPECT_TRUE(answer.found());
}

} // namespace
} // namespace botoscope::credentials
