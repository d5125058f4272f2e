#pragma once
#include "core/config/environment.h"
#include "core/http/transport.h"

#include <string>
#include <string_view>

namespace botoscope::platform {

/// The proxy of one exchange; url empty: a direct connection.
struct Proxy {
    std::string url;      ///< scheme://host:port, without credentials
    std::string user;     ///< decoded
    std::string password; ///< decoded
    std::string shown;    ///< for messages: as it was written, user and password as ***
};

/// The proxy that an exchange to url takes: the options' own, else from variables like Python's urllib (and with it
/// botocore): http_proxy, https_proxy in any spelling with lower case first, none when no_proxy matches the host's end.
Proxy proxyFor(std::string_view url, const http::TransportOptions& options, const config::Environment& environment);

} // namespace botoscope::platform
