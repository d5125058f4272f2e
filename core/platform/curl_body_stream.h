#pragma once
#include "core/http/body_stream.h"

#include <memory>

namespace botoscope::platform {

class CurlExchange;

/// The body of an exchange whose head is here already. The exchange lives as long as this.
class CurlBodyStream final : public http::BodyStream {
public:
    explicit CurlBodyStream(std::shared_ptr<CurlExchange> exchange) : m_exchange(std::move(exchange)) {}
    Task<Result<std::string>> read() override;

private:
    std::shared_ptr<CurlExchange> m_exchange;
};

} // namespace botoscope::platform
