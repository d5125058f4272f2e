#pragma once
#include "core/credentials/fetch_log.h"
#include "core/credentials/surroundings.h"
#include "core/http/message.h"

#include <cstdint>
#include <string>

namespace botoscope::credentials {

/// A request to a metadata service of the machine.
struct MetadataRequest {
    std::string method = "GET";
    std::string url;
    http::Headers headers;
    std::int64_t timeoutMicros = 1'000'000; ///< for connecting, and for each silence after
    bool throughProxies = false;            ///< those of the environment, less NO_PROXY
};

/// Sends it and notes in the log how it went. Errors: the transport's.
Task<Result<http::Response>> askMetadata(const Surroundings& around, MetadataRequest request, FetchLog& log);

/// botocore's RETRYABLE_HTTP_ERRORS: nobody there, or gone before the answer was complete.
bool isWorthAnotherTry(ErrorCode code);

} // namespace botoscope::credentials
