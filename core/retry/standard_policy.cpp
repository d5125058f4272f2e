#include "core/retry/retry_policy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace botoscope::retry {

namespace {

constexpr int defaultMaxAttempts = 3;
constexpr double longestExtraWait = 5; // seconds that x-amz-retry-after may add

/// What a retry costs, and how its delay begins; the revised rules have other numbers.
constexpr int retryCost = 5;
constexpr int timeoutCost = 10;
constexpr int revisedCost = 14;
constexpr int revisedThrottlingCost = 5;
constexpr int successRefund = 1;
constexpr double revisedScale = 0.05;
constexpr double revisedDynamoScale = 0.025;
constexpr int revisedDynamoAttempts = 4;

constexpr std::array<std::string_view, 3> transientCodes = {"RequestTimeout", "RequestTimeoutException",
                                                            "PriorRequestNotComplete"};
constexpr std::array<int, 4> transientStatuses = {500, 502, 503, 504};

template <class Range, class T> bool contains(const Range& range, const T& item)
{
    return std::find(range.begin(), range.end(), item) != range.end();
}

/// The exceptions of botocore's HTTP client; failures before or after the exchange are none of them.
bool isTransportError(ErrorCode code)
{
    return code >= ErrorCode::EndpointConnection && code <= ErrorCode::HttpClient;
}

std::optional<double> secondsOf(std::string_view millis)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(millis.data(), millis.data() + millis.size(), number);
    const bool valid = error == std::errc() && end == millis.data() + millis.size() && number >= 0;
    return valid ? std::optional(static_cast<double>(number) / 1000) : std::nullopt;
}

class StandardPolicy final : public RetryPolicy {
public:
    StandardPolicy(std::string_view endpointPrefix, StandardOptions options)
        : m_options(options), m_sts(endpointPrefix == "sts"), m_dynamo(endpointPrefix == "dynamodb"),
          m_dynamoFamily(m_dynamo || endpointPrefix == "streams.dynamodb"), m_quota(options.quota)
    {
        const int standard = options.revised && m_dynamoFamily ? revisedDynamoAttempts : defaultMaxAttempts;
        const int wanted = options.totalMaxAttempts.value_or(standard);
        m_maxAttempts = wanted == 0 ? standard : wanted;
    }

    int maxAttempts() const override { return m_maxAttempts; }
    std::optional<int> availableQuota() const override { return m_quota; }

    RetryDecision decide(const AttemptOutcome& outcome, double random) override
    {
        RetryDecision decision;
        decision.maxAttemptsReached = outcome.attempt >= m_maxAttempts;
        decision.reason = rule(outcome);
        if (decision.reason.empty()) {
            return decision;
        }
        if (decision.maxAttemptsReached) {
            decision.reason += ", but attempt " + std::to_string(outcome.attempt) + " was the last of " +
                               std::to_string(m_maxAttempts);
            return decision;
        }
        const int cost = costOf(outcome);
        if (m_quota < cost) {
            decision.quotaReached = true;
            decision.reason += ", but the retry quota of this client is empty (" + std::to_string(m_quota) + " of " +
                               std::to_string(cost) + " needed)";
            decision.delaySeconds = m_options.revised && outcome.longPolling ? delay(outcome, random) : 0;
            return decision;
        }
        m_quota -= cost;
        decision.quotaCost = cost;
        decision.retry = true;
        decision.delaySeconds = delay(outcome, random);
        return decision;
    }

    void succeeded(int quotaCost) override
    {
        m_quota = std::min(m_options.quota, m_quota + (quotaCost > 0 ? quotaCost : successRefund));
    }

private:
    /// The rule that asks for a retry, in words; empty if none does.
    std::string rule(const AttemptOutcome& outcome) const
    {
        if (outcome.transportError) {
            const bool applies = isTransportError(*outcome.transportError);
            return applies ? "a transport error is retryable: " + std::string(errorCodeName(*outcome.transportError))
                           : std::string();
        }
        if (contains(transientCodes, outcome.errorCode)) {
            return "error " + outcome.errorCode + " is transient";
        }
        if (contains(transientStatuses, outcome.status)) {
            return "status " + std::to_string(outcome.status) + " is transient";
        }
        if (isThrottlingError(outcome)) {
            return "error " + outcome.errorCode + " means throttling";
        }
        if (outcome.modelledRetryable) {
            return "error " + outcome.errorCode + " is modelled as retryable";
        }
        if (m_sts && outcome.errorCode == "IDPCommunicationError") {
            return "error IDPCommunicationError of STS is transient";
        }
        return m_dynamo && outcome.crc32Mismatch ? "the body does not have the CRC-32 of its header" : std::string();
    }

    int costOf(const AttemptOutcome& outcome) const
    {
        if (m_options.revised) {
            return isThrottlingError(outcome) ? revisedThrottlingCost : revisedCost;
        }
        const bool timeout =
            outcome.transportError == ErrorCode::ConnectTimeout || outcome.transportError == ErrorCode::ReadTimeout;
        return timeout ? timeoutCost : retryCost;
    }

    double delay(const AttemptOutcome& outcome, double random) const
    {
        double scale = 1;
        if (m_options.revised && !isThrottlingError(outcome)) {
            scale = m_dynamoFamily ? revisedDynamoScale : revisedScale;
        }
        const double backoff =
            random * std::min(scale * std::pow(2.0, outcome.attempt - 1), m_options.maxBackoffSeconds);
        const auto asked = m_options.revised ? secondsOf(outcome.retryAfter) : std::nullopt;
        return asked ? std::max(backoff, std::min(*asked, longestExtraWait + backoff)) : backoff;
    }

    StandardOptions m_options;
    bool m_sts;
    bool m_dynamo;
    bool m_dynamoFamily;
    int m_maxAttempts = 0;
    int m_quota;
};

} // namespace

std::unique_ptr<RetryPolicy> makeStandardPolicy(std::string_view endpointPrefix, StandardOptions options)
{
    return std::make_unique<StandardPolicy>(endpointPrefix, options);
}

std::unique_ptr<RetryPolicy> makeStandardPolicy(std::string_view endpointPrefix, std::optional<int> totalMaxAttempts)
{
    StandardOptions options;
    options.totalMaxAttempts = totalMaxAttempts;
    return makeStandardPolicy(endpointPrefix, options);
}

} // namespace botoscope::retry
