#include "core/platform/curl_transport.h"

#include "core/platform/curl_body_stream.h"
#include "core/platform/curl_exchange.h"

namespace botoscope::platform {

CurlTransport::CurlTransport(CurlTransportSettings settings)
    : m_settings(std::make_shared<const CurlTransportSettings>(std::move(settings))),
      m_loop(std::make_shared<CurlLoop>(m_settings->maxHostConnections))
{
}

CurlTransport::~CurlTransport() = default;

Task<Result<http::Exchange>> CurlTransport::send(http::Request request, http::TransportOptions options)
{
    auto exchange = std::make_shared<CurlExchange>(m_loop, m_settings, std::move(request), std::move(options));
    Completion<Result<http::Exchange>> completion;
    exchange->start(completion.resolver());
    // Destroying this frame destroys the exchange, which takes itself off the loop.
    Result<http::Exchange> result = co_await completion;
    if (result.ok() && exchange->streams()) {
        result->response.stream = std::make_shared<CurlBodyStream>(std::move(exchange));
    }
    co_return std::move(result);
}

} // namespace botoscope::platform
