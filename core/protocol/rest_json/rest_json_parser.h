#pragma once
#include "core/protocol/common/rest_parser.h"

namespace botoscope::protocol {

/// rest-json (§4.8). Error codes: x-amzn-errortype, else "code" or "Code" of the body, else as json.
class RestJsonParser final : public RestParser {
public:
    RestJsonParser() : RestParser(BooleanText::AnyCase) {}
    Result<Value> parseBody(const std::string& body, const model::Shape& shape,
                            const model::Traits& traits) const override;
    Result<Value> parseEvent(const std::string& payload, const model::Shape& shape,
                             const model::Traits& traits) const override;

private:
    Result<Value> parseError(const http::Response& response) const override;
};

} // namespace botoscope::protocol
