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
    int attempt = 1;                          ///< from 1
    std::optional<ErrorCode> transportError;  ///< set when there was no response
    int status = 0;                           ///< HTTP status of the response
    std::string errorCode;                    ///< Error.Code of the parsed response, empty for success
    bool modelledRetryable = false;           ///< the error's shape is marked retryable
    bool modelledThrottling = false;          ///< … with throttling
};

/// What to do next, and why, in words.
struct RetryDecision {
    bool retry = false;
    double delaySeconds = 0;
    std::string reason;             ///< the rule that matched; empty when none did
    bool maxAttemptsReached = false; ///< a rule matched, but attempts are used up
    bool quotaReached = false;      ///< a rule matched, but the retry quota is empty
};

/// One client's retry rules with their state. Pure: randomness comes in as a number in [0, 1).
class RetryPolicy {
public:
    virtual ~RetryPolicy() = default;
    virtual int maxAttempts() const = 0;
    virtual RetryDecision decide(const AttemptOutcome& outcome, double random) = 0;
    /// The call succeeded after that many attempts (standard: gives quota back).
    virtual void succeeded(int attempts) { (void)attempts; }
};

/// Rules of the legacy mode from the content of _retry.json for an endpoint prefix (§8.1).
std::unique_ptr<RetryPolicy> makeLegacyPolicy(const Value& retryData, std::string_view endpointPrefix,
                                              std::optional<int> totalMaxAttempts);
/// Rules of the standard mode. endpointPrefix decides the few service rules.
std::unique_ptr<RetryPolicy> makeStandardPolicy(std::string_view endpointPrefix, std::optional<int> totalMaxAttempts);

} // namespace botoscope::retry
