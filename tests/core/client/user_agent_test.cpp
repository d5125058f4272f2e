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

std::string whole(const lifecycle::UserAgent& agent)
{
    return agent.head + agent.tail;
}

TEST(UserAgent, HasBotocoresParts)
{
    lifecycle::ClientConfig config;
    config.userAgentAppId = "my app";
    config.retries.mode = "legacy";
    Platform platform = linuxBox();
    EXPECT_EQ(whole(userAgent({"Botoscope", "1.0"}, config, platform)),
              "Botoscope/1.0 ua/2.1 os/linux#6.1 md/arch#x86_64 lang/c++#2020 exec-env/env cfg/retry-mode#legacy "
              "app/my-app");
    platform.cryptoName = "openssl";
    platform.cryptoVersion = "3.0.1";
    EXPECT_TRUE(whole(userAgent({"B", "1"}, config, platform)).starts_with("B/1 md/openssl#3.0.1 ua/2.1 os/"));
}

TEST(UserAgent, SaysNothingOfEndpointDiscoveryAsBotocoresClients)
{
    lifecycle::ClientConfig config;
    config.endpointDiscovery = "true";
    EXPECT_EQ(whole(userAgent({"B", "1"}, config, linuxBox())).find("endpoint-discovery"), std::string::npos);
}

TEST(UserAgent, AGivenTextReplacesAllButTheExtra)
{
    lifecycle::ClientConfig config;
    config.userAgent = "mine";
    config.userAgentExtra = "more";
    const auto agent = userAgent({"Botoscope", "1"}, config, linuxBox());
    EXPECT_EQ(whole(agent), "mine more");
    EXPECT_TRUE(agent.given);
}

TEST(UserAgent, NamesSystemsItHasNoWordFor)
{
    Platform platform = linuxBox();
    platform.system = "Haiku";
    EXPECT_NE(whole(userAgent({"B", "1"}, {}, platform)).find(" os/other md/Haiku#6.1 "), std::string::npos);
}

TEST(UserAgent, KnowsThisProcess)
{
    const Platform platform = Platform::ofThisProcess({{"AWS_EXECUTION_ENV", "env"}});
    EXPECT_EQ(platform.executionEnvironment, "env");
    EXPECT_FALSE(platform.system.empty());
    EXPECT_EQ(platform.language, "c++");
    EXPECT_EQ(platform.cryptoName, "openssl");
    EXPECT_TRUE(platform.cryptoVersion.starts_with("3."));
}

TEST(UserAgent, PutsOneDashForACharacter)
{
    EXPECT_EQ(sanitizeUserAgent("a/é#b", false), "a---b");
    EXPECT_EQ(sanitizeUserAgent("a#b", true), "a#b");
}

} // namespace
} // namespace botoscope::client
