#include "core/platform/curl_body_stream.h"

#include "core/platform/curl_exchange.h"

namespace botoscope::platform {

Task<Result<std::string>> CurlBodyStream::read()
{
    const std::shared_ptr<CurlExchange> exchange = m_exchange; // outlives a reader that lets go of this
    Completion<Result<std::string>> arrival;
    exchange->read(arrival.resolver());
    Result<std::string> piece = co_await arrival;
    co_return std::move(piece);
}

} // namespace botoscope::platform
