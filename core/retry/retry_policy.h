#pragma once
#include "core/base/error.h"
#include "core/base/value.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace botoscope::retry {

/// How an attempt ended, as far as retry rules look at it.
struct AttemptOutcome {
    int attempt = 1;                         ///< from 1
    std::optional<ErrorCode> transportError; ///< set when there was no response
    int status = 0;                          ///< HTTP status of the response
    std::string errorCode;                   ///< Error.Code of the parsed response, empty for success
    bool modelledRetryable = false;          ///< the error's shape is marked retryable
    bool modelledThrottling = false;         ///< … with throttling
    bool crc32Mismatch = false;              ///< see hasCrc32Mismatch
    std::string retryAfter;                  ///< header x-amz-retry-after, milliseconds; revised standard mode only
    bool longPolling = false;                ///< see isLongPolling; revised standard mode only
};

/// What to do next, and why, in words.
struct RetryDecision {
    bool retry = false;
    double delaySeconds = 0;         ///< also to be waited without a retry when quotaReached (revised mode)
    std::string reason;              ///< the rule that matched; empty when none did
    bool maxAttemptsReached = false; ///< attempts are used up; standard says so even if nothing asked for a retry
    bool quotaReached = false;       ///< a rule matched, but the retry quota is empty
    bool checksumFailed = false;     ///< the call ends with ChecksumMismatch, not with the response
    int quotaCost = 0;               ///< taken from the quota for this retry; for succeeded()
};

/// One client's retry rules with their state. Pure: randomness comes in as a number in [0, 1).
class RetryPolicy {
public:
    virtual ~RetryPolicy() = default;
    virtual int maxAttempts() const = 0;
    virtual RetryDecision decide(const AttemptOutcome& outcome, double random) = 0;
    /// The call ended with a 2xx response. quotaCost is what its last retry cost, 0 if it had none. Gives quota back.
    virtual void succeeded(int quotaCost) { (void)quotaCost; }
    /// What is left of the quota; nullopt for rules without one.
    virtual std::optional<int> availableQuota() const { return std::nullopt; }
};

/// Rules of the legacy mode from the content of _retry.json for an endpoint prefix (botocore-behaviour.md §8.1).
std::unique_ptr<RetryPolicy> makeLegacyPolicy(const Value& retryData, std::string_view endpointPrefix,
                                              std::optional<int> totalMaxAttempts);

/// Settings of the standard mode.
struct StandardOptions {
    std::optional<int> totalMaxAttempts; ///< 0 means the default, as in botocore
    bool revised = false;                ///< the rules botocore keeps behind AWS_NEW_RETRIES_2026
    int quota = 500;
    double maxBackoffSeconds = 20;
};
/// Rules of the standard mode. endpointPrefix decides the few service rules.
std::unique_ptr<RetryPolicy> makeStandardPolicy(std::string_view endpointPrefix, StandardOptions options);
std::unique_ptr<RetryPolicy> makeStandardPolicy(std::string_view endpointPrefix, std::optional<int> totalMaxAttempts);

/// Whether the error says "too fast", by its code or its model: what the adaptive mode slows down for.
bool isThrottlingError(const AttemptOutcome& outcome);
/// Operations that wait for work: SQS ReceiveMessage, SFN GetActivityTask, SWF PollFor….
bool isLongPolling(std::string_view serviceId, std::string_view operation);
/// Whether a body's CRC-32 differs from its x-amz-crc32 header (DynamoDB's). An unreadable header says nothing.
bool hasCrc32Mismatch(std::string_view header, std::string_view body);

} // namespace botoscope::retry
