#pragma once
#include "core/base/error.h"
#include "core/base/value.h"
#include "core/http/headers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace botoscope::lifecycle {

/// What client-side monitoring has seen of one attempt.
struct MonitoredAttempt {
    std::int64_t timestamp = 0; ///< when it began, in ms since 1970
    std::int64_t latency = 0;   ///< ms
    std::string url;
    http::Headers requestHeaders; ///< as signed
    std::optional<int> httpStatus;
    Value responseHeaders;            ///< names in lower case; null if nothing came
    Value refusal;                    ///< the member Error of the result, null for none
    std::optional<Error> wireFailure; ///< the transport's
};

/// What client-side monitoring has seen of one call.
struct MonitoredCall {
    std::string service;   ///< the model's serviceId, e.g. "Secrets Manager"
    std::string operation; ///< e.g. "GetSecretValue"
    std::int64_t timestamp = 0;
    std::int64_t latency = 0;
    bool retriesExceeded = false;
    std::vector<MonitoredAttempt> attempts;
};

/// The datagram that tells of a call that has ended (botocore's monitoring.py): JSON, its members in botocore's order,
/// long texts cut. nullopt where botocore tells nothing: of a refusal without a code and a message in text.
std::optional<std::string> describeMonitored(const MonitoredCall& call, const std::string& clientId);
/// Of an attempt that has ended: with the key that signed it and, as botocore, the session token. nullopt as above, and
/// where the signature is of a kind that botocore can't read here (a bearer token, SigV4a).
std::optional<std::string> describeMonitored(const MonitoredCall& call, const MonitoredAttempt& attempt,
                                             const std::string& clientId);

} // namespace botoscope::lifecycle
