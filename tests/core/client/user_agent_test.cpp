#include "core/client/user_agent.h"

#include <gtest/gtest.h>

namespace botoscope::client {
namespace {

Platform linuxBox()
{
    Platform platform;
    platform.system = "Linux";
    platform.release = "6.1";
    platform.machine = "x86_64";
    platform.language = "c++";
    platform.languageVersion = "2020";
    platform.executionEnvironment = "env";
    return platform;
}

TEST(UserAgent, HasBotocoresParts)
{
    lifecycle::ClientConfig config;
    config.userAgentAppId = "my app";
    config.retries.mode = "legacy";
    EXPECT_EQ(userAgent({"Botoscope", "1.0"}, config, linuxBox(), "D,Z"),
              "Botoscope/1.0 ua/2.1 os/linux#6.1 md/arch#x86_64 lang/c++#2020 exec-env/env m/D,Z cfg/retry-mode#legacy "
              "app/my-app");
}

TEST(UserAgent, AGivenTextReplacesAllButTheExtra)
{
    lifecycle::ClientConfig config;
    config.userAgent = "mine";
    config.userAgentExtra = "more";
    EXPECT_EQ(userAgent({"Botoscope", "1"}, config, linuxBox()), "mine more");
}

TEST(UserAgent, NamesSystemsItHasNoWordFor)
{
    Platform platform = linuxBox();
    platform.system = "Haiku";
    EXPECT_NE(userAgent({"B", "1"}, {}, platform).find(" os/other md/Haiku#6.1 "), std::string::npos);
}

TEST(UserAgent, KnowsThisProcess)
{
    const Platform platform = Platform::ofThisProcess({{"AWS_EXECUTION_ENV", "env"}});
    EXPECT_EQ(platform.executionEnvironment, "env");
    EXPECT_FALSE(platform.system.empty());
    EXPECT_EQ(platform.language, "c++");
}

TEST(UserAgent, PutsOneDashForACharacter)
{
    EXPECT_EQ(sanitizeUserAgent("a/é#b", false), "a---b");
    EXPECT_EQ(sanitizeUserAgent("a#b", true), "a#b");
}

TEST(UserAgent, ShortensByWholeParts)
{
    EXPECT_EQ(shortenUserAgent("m/A,B,C", 6, ','), "m/A,B");
    EXPECT_EQ(shortenUserAgent("m/A,B,C", 1, ','), "");
}

} // namespace
} // namespace botoscope::client
