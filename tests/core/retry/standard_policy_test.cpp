#include "core/retry/retry_policy.h"

#include <gtest/gtest.h>

namespace botoscope::retry {

namespace {

AttemptOutcome response(int status, const std::string& code = "", int attempt = 1)
{
    AttemptOutcome outcome;
    outcome.attempt = attempt;
    outcome.status = status;
    outcome.errorCode = code;
    return outcome;
}

AttemptOutcome transport(ErrorCode code)
{
    AttemptOutcome outcome;
    outcome.transportError = code;
    return outcome;
}

RetryDecision decide(const std::string& service, const AttemptOutcome& outcome)
{
    return makeStandardPolicy(service, std::nullopt)->decide(outcome, 0.5);
}

} // namespace

TEST(StandardPolicy, RetriesTransientAndThrottlingErrors)
{
    EXPECT_EQ(decide("x", response(503)).reason, "status 503 is transient");
    EXPECT_EQ(decide("x", response(400, "RequestTimeout")).reason, "error RequestTimeout is transient");
    EXPECT_EQ(decide("x", response(400, "SlowDown")).reason, "error SlowDown means throttling");
    EXPECT_TRUE(decide("x", response(400, "SlowDown")).retry);
    EXPECT_FALSE(decide("x", response(429)).retry); // unlike legacy
    EXPECT_FALSE(decide("x", response(509)).retry);
    EXPECT_FALSE(decide("x", response(404, "NoSuchKey")).retry);
}

TEST(StandardPolicy, RetriesEveryTransportErrorButNothingElse)
{
    EXPECT_TRUE(decide("x", transport(ErrorCode::HttpClient)).retry);
    EXPECT_TRUE(decide("x", transport(ErrorCode::EndpointConnection)).retry);
    EXPECT_FALSE(decide("x", transport(ErrorCode::UnseekableStream)).retry);
    EXPECT_FALSE(decide("x", transport(ErrorCode::Cancelled)).retry);
    EXPECT_FALSE(decide("x", transport(ErrorCode::ResponseParser)).retry);
}

TEST(StandardPolicy, RetriesErrorsModelledAsRetryable)
{
    AttemptOutcome outcome = response(400, "Odd");
    EXPECT_FALSE(decide("x", outcome).retry);
    outcome.modelledRetryable = true;
    EXPECT_EQ(decide("x", outcome).reason, "error Odd is modelled as retryable");
    outcome.modelledThrottling = true;
    EXPECT_EQ(decide("x", outcome).reason, "error Odd means throttling");
}

TEST(StandardPolicy, KnowsTheRulesOfStsAndDynamo)
{
    EXPECT_TRUE(decide("sts", response(400, "IDPCommunicationError")).retry);
    EXPECT_FALSE(decide("iam", response(400, "IDPCommunicationError")).retry);
    AttemptOutcome outcome = response(200);
    outcome.crc32Mismatch = true;
    EXPECT_TRUE(decide("dynamodb", outcome).retry);
    EXPECT_FALSE(decide("sqs", outcome).retry);
}

TEST(StandardPolicy, DelaysAreJitteredAndLimited)
{
    EXPECT_DOUBLE_EQ(decide("x", response(503)).delaySeconds, 0.5);
    const auto policy = makeStandardPolicy("x", 100);
    EXPECT_DOUBLE_EQ(policy->decide(response(503, "", 4), 0.5).delaySeconds, 4);
    EXPECT_DOUBLE_EQ(policy->decide(response(503, "", 60), 0.5).delaySeconds, 10);
}

TEST(StandardPolicy, UsedUpAttemptsAreReportedEvenOnSuccess)
{
    const auto policy = makeStandardPolicy("x", std::nullopt);
    EXPECT_EQ(policy->maxAttempts(), 3);
    const auto failed = policy->decide(response(503, "", 3), 0.5);
    EXPECT_FALSE(failed.retry);
    EXPECT_TRUE(failed.maxAttemptsReached);
    EXPECT_EQ(failed.reason, "status 503 is transient, but attempt 3 was the last of 3");
    const auto done = policy->decide(response(200, "", 3), 0.5);
    EXPECT_TRUE(done.maxAttemptsReached); // botocore says so too
    EXPECT_EQ(done.reason, "");
    EXPECT_EQ(policy->availableQuota(), 500);
    EXPECT_EQ(makeStandardPolicy("x", 0)->maxAttempts(), 3);
}

TEST(StandardPolicy, AnEmptyQuotaStopsRetries)
{
    StandardOptions options;
    options.quota = 14;
    const auto policy = makeStandardPolicy("x", options);
    EXPECT_EQ(policy->decide(transport(ErrorCode::ReadTimeout), 0).quotaCost, 10);
    const auto refused = policy->decide(response(500), 0);
    EXPECT_TRUE(refused.quotaReached);
    EXPECT_FALSE(refused.retry);
    EXPECT_NE(refused.reason.find("the retry quota of this client is empty (4 of 5 needed)"), std::string::npos);
    policy->succeeded(0);
    EXPECT_TRUE(policy->decide(response(500), 0).retry);
    EXPECT_EQ(policy->availableQuota(), 0);
}

TEST(StandardPolicy, SuccessGivesTheLastCostBackUpToTheCapacity)
{
    const auto policy = makeStandardPolicy("x", std::nullopt);
    const int cost = policy->decide(transport(ErrorCode::ConnectTimeout), 0).quotaCost;
    EXPECT_EQ(policy->availableQuota(), 490);
    policy->succeeded(cost);
    EXPECT_EQ(policy->availableQuota(), 500);
    policy->succeeded(0);
    EXPECT_EQ(policy->availableQuota(), 500);
}

TEST(StandardPolicy, RevisedRulesHonourRetryAfterWithinFiveSeconds)
{
    StandardOptions options;
    options.revised = true;
    const auto delay = [&](const std::string& retryAfter) {
        AttemptOutcome outcome = response(500);
        outcome.retryAfter = retryAfter;
        return makeStandardPolicy("x", options)->decide(outcome, 1).delaySeconds;
    };
    EXPECT_DOUBLE_EQ(delay(""), 0.05);
    EXPECT_DOUBLE_EQ(delay("1500"), 1.5);
    EXPECT_DOUBLE_EQ(delay("10000"), 5.05);
    EXPECT_DOUBLE_EQ(delay("10"), 0.05);
    EXPECT_DOUBLE_EQ(delay("-5"), 0.05);
    EXPECT_DOUBLE_EQ(delay("1.5s"), 0.05);
    EXPECT_DOUBLE_EQ(delay("99999999999999999999"), 0.05);
    EXPECT_EQ(makeStandardPolicy("dynamodb", options)->maxAttempts(), 4);
}

} // namespace botoscope::retry
