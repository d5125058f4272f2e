#pragma once
#include "core/config/environment.h"
#include "core/http/transport.h"

#include <cstdint>
#include <memory>

namespace botoscope::platform {

class CurlLoop;

struct CurlTransportSettings {
    int maxHostConnections = 50;               ///< exchanges beyond wait for a free connection
    std::int64_t maxResponseBytes = 2LL << 30; ///< a larger body is an error (HttpClient), never a cut one
    bool http2 = false;                        ///< offer HTTP/2 over TLS; else HTTP/1.1
    config::Environment environment;           ///< for http_proxy, https_proxy, no_proxy
};

/// HttpTransport over libcurl on the event loop of the thread that made it; one instance a thread, used and destroyed
/// on it. Connections are kept alive and shared by its exchanges. Exchanges under way outlive the transport.
///
/// What libcurl would do by itself and this does not let it: send a request again on a fresh connection when a kept one
/// turned out dead (ConnectionClosed instead; retries are the caller's to make and to show), normalise paths, add
/// headers, follow redirects, decompress, wait for a name look-up that is not wanted any more.
class CurlTransport final : public http::HttpTransport {
public:
    explicit CurlTransport(CurlTransportSettings settings = {});
    ~CurlTransport() override;
    Task<Result<http::Exchange>> send(http::Request request, http::TransportOptions options) override;

private:
    std::shared_ptr<const CurlTransportSettings> m_settings;
    std::shared_ptr<CurlLoop> m_loop;
};

} // namespace botoscope::platform
