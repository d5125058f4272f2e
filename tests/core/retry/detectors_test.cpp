#include "core/retry/retry_policy.h"

#include <gtest/gtest.h>

namespace botoscope::retry {

TEST(Detectors, ThrottlingIsKnownByCodeOrModel)
{
    AttemptOutcome outcome;
    EXPECT_FALSE(isThrottlingError(outcome));
    outcome.errorCode = "PriorRequestNotComplete";
    EXPECT_TRUE(isThrottlingError(outcome));
    outcome.errorCode = "throttling";
    EXPECT_FALSE(isThrottlingError(outcome));
    outcome.modelledThrottling = true;
    EXPECT_TRUE(isThrottlingError(outcome));
}

TEST(Detectors, LongPollingOperationsAreNamed)
{
    EXPECT_TRUE(isLongPolling("sqs", "ReceiveMessage"));
    EXPECT_TRUE(isLongPolling("swf", "PollForDecisionTask"));
    EXPECT_FALSE(isLongPolling("sqs", "SendMessage"));
    EXPECT_FALSE(isLongPolling("sns", "ReceiveMessage"));
}

TEST(Detectors, Crc32IsComparedWhereTheHeaderIsANumber)
{
    EXPECT_FALSE(hasCrc32Mismatch("3421780262", "123456789"));
    EXPECT_TRUE(hasCrc32Mismatch("3421780263", "123456789"));
    EXPECT_FALSE(hasCrc32Mismatch("0", ""));
    EXPECT_TRUE(hasCrc32Mismatch("1", ""));
    for (const char* header : {"", "x", "12x", "-1", "99999999999999999999999"}) {
        EXPECT_FALSE(hasCrc32Mismatch(header, "123456789")) << header;
    }
}

} // namespace botoscope::retry
