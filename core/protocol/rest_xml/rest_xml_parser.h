#pragma once
#include "core/protocol/common/rest_parser.h"

namespace botoscope::protocol {

/// rest-xml (§4.8). Errors come in S3's form (root Error) or as ErrorResponse; without readable XML the status speaks.
class RestXmlParser final : public RestParser {
public:
    RestXmlParser() : RestParser(BooleanText::Exact) {}
    Result<Value> parseBody(const std::string& body, const model::Shape& shape,
                            const model::Traits& traits) const override;

private:
    Result<Value> readBody(const http::Response& response, const model::Shape& shape,
                           const model::Traits& traits) const override;
    Result<Value> parseError(const http::Response& response) const override;
};

} // namespace botoscope::protocol
