#include "core/credentials/keychain_plan.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

constexpr const char* command = "botoscope credential-process --profile dev";

config::ConfigFiles files(std::optional<std::string> config, std::optional<std::string> credentials)
{
    config::ConfigFiles made;
    made.config.path = "/c";
    made.config.text = std::move(config);
    made.credentials.path = "/k";
    made.credentials.text = std::move(credentials);
    return made;
}

constexpr const char* twoProfiles =
    "# mine\n[default]\naws_access_key_id = A1\naws_secret_access_key = s1\n\n[dev] ; x\n"
    "aws_access_key_id=A2\naws_secret_access_key = s2\naws_session_token = t2\n"
    "# the end";

TEST(KeychainPlan, TakesTheKeysOutAndNamesTheCommand)
{
    const auto plan = planMove(files("[profile dev]\nregion = eu-west-1\n", twoProfiles), "dev", command);
    ASSERT_TRUE(plan.ok()) << plan.error().message;
    EXPECT_EQ(plan->entry.accessKeyId, "A2");
    EXPECT_EQ(plan->entry.secretAccessKey.reveal(), "s2");
    EXPECT_EQ(plan->entry.sessionToken.reveal(), "t2");
    EXPECT_EQ(plan->config.after,
              std::string("[profile dev]\nregion = eu-west-1\ncredential_process = ") + command + '\n');
    EXPECT_EQ(plan->credentials.after->find("s2"), std::string::npos);
    EXPECT_EQ(plan->credentials.after->find("A2"), std::string::npos);
    EXPECT_NE(plan->credentials.after->find("aws_secret_access_key = s1"), std::string::npos);
    EXPECT_NE(plan->credentials.after->find("# the end"), std::string::npos);
}

TEST(KeychainPlan, MakesTheSectionOrTheFileWhereThereIsNone)
{
    const auto plan = planMove(files(std::nullopt, "[default]\naws_access_key_id=A\naws_secret_access_key=s\n"),
                               "default", "botoscope credential-process --profile default");
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(plan->config.after, "[default]\ncredential_process = botoscope credential-process --profile default\n");
}

TEST(KeychainPlan, KeysOfTheConfigFileMoveToo)
{
    const auto plan = planMove(files("[profile dev]\naws_access_key_id = A\naws_secret_access_key = s\n", std::nullopt),
                               "dev", command);
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(plan->keysIn, config::FileKind::Config);
    EXPECT_FALSE(plan->credentials.isChange());
    EXPECT_EQ(plan->config.after->find("= s"), std::string::npos);
}

TEST(KeychainPlan, RefusesWhatWouldNotWork)
{
    const std::string keys = "aws_access_key_id = A\naws_secret_access_key = s3cret\n";
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"[profile dev]\nregion = x\n", ""},
        {"", "[dev]\naws_access_key_id = A\n"},
        {"", "[dev]\naws_secret_access_key = s3cret\n"},
        {"[profile dev]\naws_access_key_id = B\naws_secret_access_key = other\n", "[dev]\n" + keys},
        {"[profile dev]\nrole_arn = arn\nsource_profile = dev\n", "[dev]\n" + keys},
        {"[profile dev]\ncredential_process = other\n", "[dev]\n" + keys},
        {"[profile dev]\nlogin_session = arn\n", "[dev]\n" + keys},
        {"not a profile file", "[dev]\n" + keys}};
    for (const auto& [config, credentials] : cases) {
        const auto plan = planMove(files(config, credentials), "dev", command);
        ASSERT_FALSE(plan.ok()) << config << credentials;
        EXPECT_EQ(plan.error().message.find("s3cret"), std::string::npos) << plan.error().message;
    }
}

TEST(KeychainPlan, TheRecordTakesItBackByteForByte)
{
    const auto before = files("[profile dev]\r\nregion = eu-west-1", twoProfiles);
    auto plan = planMove(before, "dev", command);
    ASSERT_TRUE(plan.ok());
    const auto record = readRecord(writeRecord(recordOf(*plan)));
    ASSERT_TRUE(record.ok());
    const auto back = planRestore(files(plan->config.after, plan->credentials.after), "dev", plan->entry, *record);
    ASSERT_TRUE(back.ok()) << back.error().message;
    EXPECT_EQ(back->config.after, before.config.text);
    EXPECT_EQ(back->credentials.after, before.credentials.text);
}

TEST(KeychainPlan, AFileThatTheMoveMadeGoesAgain)
{
    auto plan = planMove(files(std::nullopt, "[dev]\naws_access_key_id=A\naws_secret_access_key=s\n"), "dev", command);
    ASSERT_TRUE(plan.ok());
    const auto back =
        planRestore(files(plan->config.after, plan->credentials.after), "dev", plan->entry, recordOf(*plan));
    ASSERT_TRUE(back.ok());
    EXPECT_FALSE(back->config.after);
    EXPECT_EQ(back->credentials.after, plan->credentials.before);
}

TEST(KeychainPlan, WhatWasChangedMeanwhileIsKept)
{
    auto plan = planMove(files("[profile dev]\nregion = eu-west-1\n", twoProfiles), "dev", command);
    ASSERT_TRUE(plan.ok());
    const auto now = files(*plan->config.after + "output = text\n", *plan->credentials.after + "\n[new]\nx = 1\n");
    const auto back = planRestore(now, "dev", plan->entry, recordOf(*plan));
    ASSERT_TRUE(back.ok()) << back.error().message;
    EXPECT_EQ(back->config.after, "[profile dev]\nregion = eu-west-1\noutput = text\n");
    EXPECT_NE(back->credentials.after->find("[new]\nx = 1"), std::string::npos);
    EXPECT_NE(back->credentials.after->find("aws_secret_access_key = s2"), std::string::npos);
}

TEST(KeychainPlan, WithoutARecordTheKeysGoIntoTheCredentialsFile)
{
    KeychainEntry entry;
    entry.accessKeyId = "A";
    entry.secretAccessKey = SecretString("s");
    const auto back =
        planRestore(files(std::string("[profile dev]\ncredential_process = ") + command + "\n", std::nullopt), "dev",
                    entry, std::nullopt);
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->credentials.after, "[dev]\naws_access_key_id = A\naws_secret_access_key = s\n");
    EXPECT_EQ(back->config.after->find("credential_process"), std::string::npos);
    EXPECT_FALSE(
        planRestore(files("[profile dev]\ncredential_process = other\n", ""), "dev", entry, std::nullopt).ok());
}

TEST(KeychainPlan, ADamagedRecordIsAnErrorThatShowsNothing)
{
    const auto read = readRecord(SecretString("s3cret"));
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().message.find("s3cret"), std::string::npos);
}

} // namespace
} // namespace botoscope::credentials
