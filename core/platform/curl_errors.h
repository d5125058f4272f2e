#pragma once
#include "core/base/error.h"

#include <curl/curl.h>
#include <string>
#include <string_view>

namespace botoscope::platform {

/// How an exchange failed, as libcurl and we saw it.
struct TransferFailure {
    CURLcode code = CURLE_OK;
    std::string reason;        ///< libcurl's own words
    std::string url;           ///< the request's
    std::string proxy;         ///< masked URL; empty for a direct connection
    long proxyStatus = 0;      ///< the proxy's answer to CONNECT, 0 for none
    bool readTimedOut = false; ///< silence longer than the read timeout
    bool tooLarge = false;     ///< the response exceeds the limit
    std::int64_t maxBytes = 0; ///< that limit
    int status = 0;            ///< of the response that was under way, 0 for none
    std::size_t received = 0;  ///< its body bytes so far
};

/// The Error of a failed exchange: codes and messages as botocore's, context url, reason and, where they exist, proxy,
/// status, received_bytes.
Error transferError(const TransferFailure& failure);

} // namespace botoscope::platform
