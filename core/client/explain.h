#pragma once
#include "core/client/session.h"
#include "core/credentials/explanation.h"

#include <optional>
#include <string>
#include <vector>

namespace botoscope::client {

/// A value and the place it came from, in words.
struct ExplainedValue {
    std::string name;
    Value value;
    std::string source;
};

/// Who calls go out as and why, as plain values; never a secret.
struct Explanation {
    std::string profile;
    std::string profileSource;
    std::vector<credentials::Attempt> attempts; ///< each provider that was asked, in order, plain
    std::optional<Error> error;                 ///< why there are no credentials
    std::string method;                         ///< botocore's METHOD of the provider that won; empty: none
    std::string accessKeyHint;                  ///< last four characters
    bool hasSessionToken = false;
    std::optional<Timestamp> expires;   ///< nullopt: never, or nothing was fetched
    std::string accountId;              ///< as the credentials or STS say; empty: not known
    std::string arn;                    ///< as STS says; empty: not asked
    std::string userId;                 ///< likewise
    std::optional<Error> identityError; ///< why STS did not say
    ExplainedValue region;
    ExplainedValue endpoint;              ///< that identity is asked at (STS)
    std::vector<ExplainedValue> settings; ///< those that are not what they are by default
};

/// How far it goes.
enum class ExplainDepth {
    Chosen,   ///< what the chain finds, nothing fetched that waits to be used
    Fetched,  ///< keys that can sign
    Identity, ///< and who STS says they are
};

/// Asks the session's chain and explains what came of it. region: chosen by the caller, empty for the configured one.
Task<Explanation> explain(std::shared_ptr<Session> session, std::string region, ExplainDepth depth);

/// As data, with snake_case names.
Value toValue(const Explanation& explanation);

} // namespace botoscope::client
