#pragma once
#include "core/http/transport.h"
#include "tests/support/engine/wait.h"

#include <string>

namespace botoscope::test {

inline http::Request get(std::string url, http::Headers headers = {})
{
    http::Request request;
    request.method = "GET";
    request.url = std::move(url);
    request.headers = std::move(headers);
    return request;
}

/// A PUT with Content-Length as the prepared request has it.
inline http::Request put(std::string url, std::string body, http::Headers headers = {})
{
    http::Request request = get(std::move(url), std::move(headers));
    request.method = "PUT";
    request.headers.set("Content-Length", std::to_string(body.size()));
    request.body = http::Body(std::move(body));
    return request;
}

/// Options for tests: no proxy from outside, time-outs short enough to wait for.
inline http::TransportOptions testOptions()
{
    http::TransportOptions options;
    options.connectTimeoutMicros = 5'000'000;
    options.readTimeoutMicros = 5'000'000;
    options.noProxy = true;
    return options;
}

inline Result<http::Exchange> sendAndWait(http::HttpTransport& transport, http::Request request,
                                          http::TransportOptions options = testOptions())
{
    return await(transport.send(std::move(request), std::move(options)));
}

} // namespace botoscope::test
