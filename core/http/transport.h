#pragma once
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/http/message.h"

#include <cstdint>
#include <functional>
#include <string>

namespace botoscope::http {

/// Settings of one exchange.
struct TransportOptions {
    std::int64_t connectTimeoutMicros = 60'000'000;
    std::int64_t readTimeoutMicros = 60'000'000; ///< longest silence while waiting for bytes, not the whole exchange
    bool verifyTls = true;
    std::string caBundle;          ///< PEM file; empty: the system's
    std::string clientCertificate; ///< PEM file; empty for none
    std::string clientKey;
    std::string proxy; ///< URL; empty: from the environment (http_proxy …, no_proxy) unless noProxy
    bool noProxy = false;
    bool tcpKeepalive = false;
    std::int64_t expectContinueMicros = 1'000'000;
    /// The exchange is done as soon as the head of a response below 300 is there: its body comes through
    /// Response::stream. Other responses come whole as ever.
    bool streamBody = false;
    bool http2 = false; ///< offer HTTP/2 over TLS, expect it without: operations that send events while they receive
};

/// When things happened, microseconds since the exchange began; -1 where a phase did not take place.
struct Timing {
    std::int64_t nameLookup = -1, connect = -1, tls = -1, requestSent = -1, firstByte = -1, total = -1;
    bool reusedConnection = false;
    std::string remoteAddress; ///< ip:port
    std::string httpVersion;   ///< "1.1", "2"
};

struct Exchange {
    Response response;
    Timing timing;
};

/// Sends one request and waits for the whole response (but see streamBody). A request body that is a stream is read
/// while it is sent. Bytes go out as they stand: no URL normalisation, no redirects,
/// no retries of its own, no decompression, no header beyond Host and Content-Length/Transfer-Encoding.
/// Errors: EndpointConnection, ConnectTimeout, ReadTimeout, ConnectionClosed, Ssl, ProxyConnection, HttpClient (each
/// with context url, reason). Destroying the task aborts the exchange. A status of 400 and more is a response.
class HttpTransport {
public:
    virtual ~HttpTransport() = default;
    virtual Task<Result<Exchange>> send(Request request, TransportOptions options) = 0;
};

} // namespace botoscope::http
