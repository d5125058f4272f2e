#include "core/client/user_agent.h"

#include <gtest/gtest.h>

namespace botoscope::client {
namespace {

TEST(UserAgent, HasBotocoresParts)
{
    lifecycle::ClientConfig config;
    config.userAgentAppId = "my app";
    const std::string text = userAgent({"Botoscope", "1.0"}, config, {{"AWS_EXECUTION_ENV", "env"}});
    EXPECT_TRUE(text.starts_with("Botoscope/1.0 ua/2.1 os/linux#")) << text;
    EXPECT_NE(text.find(" exec-env/env "), std::string::npos) << text;
    EXPECT_NE(text.find(" cfg/retry-mode#legacy"), std::string::npos) << text;
    EXPECT_TRUE(text.ends_with(" app/my-app")) << text;
}

TEST(UserAgent, AGivenTextReplacesAllButTheExtra)
{
    lifecycle::ClientConfig config;
    config.userAgent = "mine";
    config.userAgentExtra = "more";
    EXPECT_EQ(userAgent({"Botoscope", "1"}, config, {}), "mine more");
}

} // namespace
} // namespace botoscope::client
