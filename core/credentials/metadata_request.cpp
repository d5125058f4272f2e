#include "core/credentials/metadata_request.h"

namespace botoscope::credentials {

Task<Result<http::Response>> askMetadata(const Surroundings& around, MetadataRequest request, FetchLog& log)
{
    http::Request wire;
    wire.method = request.method;
    wire.url = request.url;
    wire.headers = std::move(request.headers);
    http::TransportOptions options;
    options.connectTimeoutMicros = request.timeoutMicros;
    options.readTimeoutMicros = request.timeoutMicros;
    options.noProxy = !request.throughProxies;
    auto sending = around.transport->send(std::move(wire), std::move(options));
    auto exchange = co_await sending;
    const std::string asked = request.method + ' ' + request.url + ": ";
    if (!exchange.ok()) {
        log.note(asked + exchange.error().message);
        co_return std::move(exchange).error();
    }
    log.note(asked + std::to_string(exchange->response.status));
    co_return std::move(exchange->response);
}

bool isWorthAnotherTry(ErrorCode code)
{
    return code == ErrorCode::ReadTimeout || code == ErrorCode::EndpointConnection ||
           code == ErrorCode::ConnectionClosed || code == ErrorCode::ConnectTimeout;
}

} // namespace botoscope::credentials
