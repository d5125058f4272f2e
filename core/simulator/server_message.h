#pragma once
#include "core/http/headers.h"

#include <cstdint>
#include <string>

namespace botoscope::simulator {

/// A request as it came: nothing decoded but the transfer coding.
struct ServerRequest {
    std::string method;
    std::string target; ///< as on the request line
    http::Headers headers;
    std::string body;
};

/// What goes back. Content-Length is added.
struct ServerResponse {
    int status = 200;
    http::Headers headers;
    std::string body;
    // Damage to do, for faults.
    std::int64_t delayMillis = 0;
    bool reset = false;       ///< close the connection instead of answering
    bool truncate = false;    ///< promise the whole body, send half of it, close
    bool neverAnswer = false; ///< keep the connection open in silence
};

} // namespace botoscope::simulator
