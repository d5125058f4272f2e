#include "core/base/json.h"
#include "core/retry/retry_policy.h"
#include "support/model_data.h"

#include <gtest/gtest.h>

namespace botoscope::retry {

namespace {

/// Rules of our own in the form of _retry.json.
Value sampleData()
{
    return parseJson(R"({
      "definitions": {
        "busy": {"applies_when": {"response": {"http_status_code": 503}}},
        "slow": {"applies_when": {"response": {"http_status_code": 400, "service_error_code": "Throttling"}}},
        "many": {"applies_when": {"response": {"http_status_code": 429}}},
        "net": {"applies_when": {"socket_errors": ["GENERAL_CONNECTION_ERROR"]}}},
      "retry": {
        "__default__": {"max_attempts": 5, "delay": {"type": "exponential", "base": "rand", "growth_factor": 2},
          "policies": {"net": {"$ref": "net"}, "busy": {"$ref": "busy"}, "slow": {"$ref": "slow"},
                       "many": {"$ref": "many"}}},
        "table": {"__default__": {"max_attempts": 10, "delay": {"base": 0.05}, "policies": {
          "crc32": {"applies_when": {"response": {"crc32body": "x-amz-crc32"}}}}}},
        "org": {"__default__": {"policies": {"many": {"applies_when": {"response":
          {"http_status_code": 400, "service_error_code": "TooMany"}}}}}}
      }})")
        .value();
}

RetryDecision decide(const std::string& service, AttemptOutcome outcome, std::optional<int> attempts = std::nullopt)
{
    return makeLegacyPolicy(sampleData(), service, attempts)->decide(outcome, 0.5);
}

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

} // namespace

TEST(LegacyPolicy, RetriesListedStatusesAndCodes)
{
    EXPECT_TRUE(decide("x", response(503)).retry);
    EXPECT_TRUE(decide("x", response(400, "Throttling")).retry);
    EXPECT_FALSE(decide("x", response(400, "Other")).retry);
    EXPECT_FALSE(decide("x", response(200)).retry);
    EXPECT_FALSE(decide("x", response(403, "Throttling")).retry);
    EXPECT_TRUE(decide("x", response(429)).retry);
}

TEST(LegacyPolicy, SaysWhichRuleMatched)
{
    EXPECT_EQ(decide("x", response(503)).reason, "status 503 is retryable (busy)");
    EXPECT_EQ(decide("x", response(400, "Throttling")).reason, "error Throttling with status 400 is retryable (slow)");
    EXPECT_EQ(decide("x", transport(ErrorCode::ReadTimeout)).reason,
              "a transport error is retryable: ReadTimeout (net)");
    EXPECT_EQ(decide("x", response(404)).reason, "");
}

TEST(LegacyPolicy, RetriesNamedTransportErrorsOnly)
{
    for (const ErrorCode code : {ErrorCode::EndpointConnection, ErrorCode::ConnectTimeout, ErrorCode::ReadTimeout,
                                 ErrorCode::ConnectionClosed, ErrorCode::Ssl, ErrorCode::ProxyConnection}) {
        EXPECT_TRUE(decide("x", transport(code)).retry) << errorCodeName(code);
    }
    EXPECT_FALSE(decide("x", transport(ErrorCode::HttpClient)).retry);
    EXPECT_FALSE(decide("x", transport(ErrorCode::UnseekableStream)).retry);
}

TEST(LegacyPolicy, DelaysDoubleWithoutALimit)
{
    EXPECT_DOUBLE_EQ(decide("x", response(503, "", 1)).delaySeconds, 0.5);
    EXPECT_DOUBLE_EQ(decide("x", response(503, "", 4)).delaySeconds, 4);
    EXPECT_DOUBLE_EQ(decide("x", response(503, "", 12), 20).delaySeconds, 1024);
    EXPECT_DOUBLE_EQ(decide("table", response(503, "", 3)).delaySeconds, 0.2); // a fixed base has no jitter
}

TEST(LegacyPolicy, StopsAtTheLastAttempt)
{
    const auto last = decide("x", response(503, "", 5));
    EXPECT_FALSE(last.retry);
    EXPECT_TRUE(last.maxAttemptsReached);
    EXPECT_EQ(last.reason, "status 503 is retryable (busy), but attempt 5 was the last of 5");
    EXPECT_TRUE(decide("x", response(503), 1).maxAttemptsReached);
    EXPECT_FALSE(decide("x", response(404, "", 5)).maxAttemptsReached);
    EXPECT_TRUE(decide("table", response(503, "", 9)).retry);
    EXPECT_EQ(makeLegacyPolicy(sampleData(), "table", 3)->maxAttempts(), 3);
}

TEST(LegacyPolicy, AServicesRuleReplacesTheDefaultOfThatName)
{
    EXPECT_FALSE(decide("org", response(429)).retry);
    EXPECT_TRUE(decide("org", response(400, "TooMany")).retry);
}

TEST(LegacyPolicy, AWrongChecksumIsRetriedAndFailsInTheEnd)
{
    AttemptOutcome outcome = response(200);
    outcome.crc32Mismatch = true;
    EXPECT_TRUE(decide("table", outcome).retry);
    EXPECT_FALSE(decide("x", outcome).retry);
    outcome.attempt = 10;
    const auto last = decide("table", outcome);
    EXPECT_TRUE(last.checksumFailed);
    EXPECT_FALSE(last.maxAttemptsReached);
}

TEST(LegacyPolicy, TakesDataThatIsNoRetryData)
{
    for (const char* text : {"{}", "[]", R"({"retry": {"__default__": 3}})",
                             R"({"definitions": {"a": {"$ref": "a"}},
                                 "retry": {"__default__": {"policies": {"a": {"$ref": "a"}, "b": 1}}}})"}) {
        const auto policy = makeLegacyPolicy(parseJson(text).value(), "x", std::nullopt);
        EXPECT_FALSE(policy->decide(response(503), 0.5).retry) << text;
        EXPECT_EQ(policy->maxAttempts(), 0);
    }
}

TEST(LegacyPolicy, ReadsTheRealData)
{
    const auto data = botoscope::test::sharedLoader().loadData("_retry");
    if (!data) {
        GTEST_SKIP() << "model data is absent";
    }
    const auto decideReal = [&](const char* service, const AttemptOutcome& outcome) {
        return makeLegacyPolicy(*data, service, std::nullopt)->decide(outcome, 0.5);
    };
    EXPECT_EQ(makeLegacyPolicy(*data, "sqs", std::nullopt)->maxAttempts(), 5);
    EXPECT_EQ(makeLegacyPolicy(*data, "dynamodb", std::nullopt)->maxAttempts(), 10);
    EXPECT_TRUE(decideReal("sqs", response(403, "RequestThrottled")).retry);
    EXPECT_FALSE(decideReal("sns", response(403, "RequestThrottled")).retry);
    EXPECT_FALSE(decideReal("organizations", response(429)).retry);
    EXPECT_DOUBLE_EQ(decideReal("dynamodb", response(500, "", 9)).delaySeconds, 12.8);
    EXPECT_TRUE(decideReal("ec2", transport(ErrorCode::Ssl)).retry);
}

} // namespace botoscope::retry
