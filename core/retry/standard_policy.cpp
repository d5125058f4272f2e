#include "core/retry/retry_policy.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace botoscope::retry {

namespace {

constexpr int defaultMaxAttempts = 3;
constexpr double maxBackoffSeconds = 20;
constexpr int quotaCapacity = 500;
constexpr int retryCost = 5;
constexpr int timeoutCost = 10;
constexpr int successRefund = 1;

constexpr std::array<std::string_view, 14> throttlingCodes = {"Throttling",
                                                              "ThrottlingException",
                                                              "ThrottledException",
                                                              "RequestThrottledException",
                                                              "TooManyRequestsException",
                                                              "ProvisionedThroughputExceededException",
                                                              "TransactionInProgressException",
                                                              "RequestLimitExceeded",
                                                              "BandwidthLimitExceeded",
                                                              "LimitExceededException",
                                                              "RequestThrottled",
                                                              "SlowDown",
                                                              "PriorRequestNotComplete",
                                                              "EC2ThrottledException"};
constexpr std::array<std::string_view, 3> transientCodes = {"RequestTimeout", "RequestTimeoutException",
                                                            "PriorRequestNotComplete"};
constexpr std::array<int, 4> transientStatuses = {500, 502, 503, 504};

template <class Range, class T>
bool contains(const Range& range, const T& item)
{
    return std::find(range.begin(), range.end(), item) != range.end();
}

class StandardPolicy final : public RetryPolicy {
public:
    StandardPolicy(std::string_view endpointPrefix, std::optional<int> totalMaxAttempts)
        : m_sts(endpointPrefix == "sts"), m_maxAttempts(totalMaxAttempts.value_or(defaultMaxAttempts))
    {
    }

    int maxAttempts() const override { return m_maxAttempts; }

    RetryDecision decide(const AttemptOutcome& outcome, double random) override
    {
        RetryDecision decision;
        decision.reason = rule(outcome);
        if (decision.reason.empty()) {
            return decision;
        }
        decision.reason += " (standard mode)";
        if (outcome.attempt >= m_maxAttempts) {
            decision.maxAttemptsReached = true;
            decision.reason += ", but all " + std::to_string(m_maxAttempts) + " attempts are used";
            return decision;
        }
        if (!takeQuota(outcome)) {
            decision.quotaReached = true;
            decision.reason += ", but the retry quota of this client is empty";
            return decision;
        }
        decision.retry = true;
        decision.delaySeconds = random * std::min(std::pow(2.0, outcome.attempt - 1), maxBackoffSeconds);
        return decision;
    }

    void succeeded(int attempts) override
    {
        m_quota = std::min(quotaCapacity, m_quota + (attempts > 1 ? m_lastCost : successRefund));
    }

private:
    std::string rule(const AttemptOutcome& outcome) const
    {
        if (outcome.transportError) {
            return "transport error " + std::string(errorCodeName(*outcome.transportError));
        }
        if (contains(throttlingCodes, outcome.errorCode)) {
            return "throttling error " + outcome.errorCode;
        }
        if (contains(transientCodes, outcome.errorCode)) {
            return "transient error " + outcome.errorCode;
        }
        if (contains(transientStatuses, outcome.status)) {
            return "transient status " + std::to_string(outcome.status);
        }
        if (outcome.modelledThrottling || outcome.modelledRetryable) {
            return "error " + outcome.errorCode + " is modelled as retryable";
        }
        if (m_sts && outcome.errorCode == "IDPCommunicationError") {
            return "transient error " + outcome.errorCode;
        }
        return {};
    }

    bool takeQuota(const AttemptOutcome& outcome)
    {
        const bool timeout = outcome.transportError == ErrorCode::ConnectTimeout ||
                             outcome.transportError == ErrorCode::ReadTimeout;
        const int cost = timeout ? timeoutCost : retryCost;
        if (m_quota < cost) {
            return false;
        }
        m_quota -= cost;
        m_lastCost = cost;
        return true;
    }

    bool m_sts;
    int m_maxAttempts;
    int m_quota = quotaCapacity;
    int m_lastCost = 0;
};

} // namespace

std::unique_ptr<RetryPolicy> makeStandardPolicy(std::string_view endpointPrefix, std::optional<int> totalMaxAttempts)
{
    return std::make_unique<StandardPolicy>(endpointPrefix, totalMaxAttempts);
}

} // namespace botoscope::retry
