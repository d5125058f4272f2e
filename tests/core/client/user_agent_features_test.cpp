#include "core/client/user_agent_features.h"

#include <gtest/gtest.h>

namespace botoscope::client {

TEST(UserAgentFeatures, HaveShortNames)
{
    EXPECT_EQ(userAgentFeature("WAITER"), "B");
    EXPECT_EQ(userAgentFeature("ACCOUNT_ID_MODE_DISABLED"), "Q");
    EXPECT_EQ(userAgentFeature("RETRY_MODE_STANDARD"), "E");
    EXPECT_EQ(userAgentFeature("NO_SUCH"), "");
}

TEST(UserAgentFeatures, SayWhatAClientUses)
{
    lifecycle::ClientConfig config;
    config.retries.mode = "standard";
    config.requestChecksumCalculation = "when_supported";
    config.responseChecksumValidation = "when_required";
    EXPECT_EQ(clientFeatures(config, "http://localhost"), "N,E,Z,c");
}

} // namespace botoscope::client
