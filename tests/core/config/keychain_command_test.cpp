#include "core/config/keychain_command.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

KeychainCommand command(std::string profile, std::optional<std::int64_t> seconds = std::nullopt)
{
    KeychainCommand made;
    made.profile = std::move(profile);
    made.sessionSeconds = seconds;
    return made;
}

TEST(KeychainCommand, IsReadAsItIsWritten)
{
    for (const char* profile : {"dev", "two words", "a=b", "Ünï", "x;y", "p#1"}) {
        for (const auto seconds : {std::optional<std::int64_t>(), std::optional<std::int64_t>(900)}) {
            const auto line = keychainCommandLine("/opt/my apps/botoscope", command(profile, seconds));
            ASSERT_TRUE(line.ok()) << profile;
            const auto back = parseKeychainCommand(*line);
            ASSERT_TRUE(back) << *line;
            EXPECT_EQ(back->profile, profile);
            EXPECT_EQ(back->sessionSeconds, seconds);
        }
    }
}

TEST(KeychainCommand, StandsPlainlyWhereNothingNeedsQuotes)
{
    const auto line = keychainCommandLine("botoscope", command("dev", 3600));
    ASSERT_TRUE(line.ok());
    EXPECT_EQ(*line, "botoscope credential-process --profile dev --session-token=3600");
}

TEST(KeychainCommand, RefusesNamesThatShellsReadDifferently)
{
    for (const char* profile : {"a\"b", "a'b", "a$b", "a`b", "a\\b", "a\nb"}) {
        EXPECT_FALSE(keychainCommandLine("botoscope", command(profile)).ok()) << profile;
    }
}

TEST(KeychainCommand, KnowsItsOwnSpellings)
{
    const auto bare = parseKeychainCommand("/usr/bin/botoscope credential-process --profile=dev --session-token");
    ASSERT_TRUE(bare);
    EXPECT_EQ(bare->profile, "dev");
    EXPECT_EQ(bare->sessionSeconds, defaultSessionSeconds);
}

TEST(KeychainCommand, LeavesOtherCommandsAlone)
{
    for (const char* line :
         {"", "botoscope", "botoscope call sts GetCallerIdentity", "other credential-process --profile dev",
          "notbotoscope credential-process --profile dev", "botoscope credential-process", "botoscope 'open",
          "botoscope credential-process --profile", "botoscope credential-process --profile dev --unknown",
          "botoscope credential-process --profile dev --session-token=1"}) {
        EXPECT_FALSE(parseKeychainCommand(line)) << line;
    }
}

TEST(KeychainCommand, TakesTheSecondsThatStsTakes)
{
    EXPECT_TRUE(parseSessionSeconds("900").ok());
    EXPECT_TRUE(parseSessionSeconds("129600").ok());
    for (const char* text : {"899", "129601", "", "x", "900s", "-900"}) {
        EXPECT_EQ(parseSessionSeconds(text).error().code, ErrorCode::InvalidArgument) << text;
    }
}

TEST(KeychainCommand, GivesACommandAnotherProfile)
{
    const auto other = withKeychainProfile(
        "'/opt/my apps/botoscope' credential-process --session-token=900 --profile dev", "two words");
    ASSERT_TRUE(other.ok());
    EXPECT_EQ(*other, "\"/opt/my apps/botoscope\" credential-process --profile \"two words\" --session-token=900");
    EXPECT_FALSE(withKeychainProfile("aws-vault exec dev", "new").ok());
    EXPECT_FALSE(withKeychainProfile("botoscope credential-process --profile dev", "a\"b").ok());
}

TEST(KeychainCommand, KnowsItsOwnEvenWhenTheyAreWrong)
{
    EXPECT_TRUE(isKeychainCommand("/usr/bin/botoscope credential-process --nonsense"));
    EXPECT_FALSE(isKeychainCommand("botoscope call sts GetCallerIdentity"));
}

} // namespace
} // namespace botoscope::config
