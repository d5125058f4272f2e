#pragma once
#include "core/protocol/parser.h"

namespace botoscope::protocol {

/// json 1.0 and 1.1 (§4.8): the whole output in the body, scalars as they come. Headers carry the request id only;
/// x-amzn-errortype is not looked at.
class JsonParser final : public Parser {
public:
    Result<Value> parseBody(const std::string& body, const model::Shape& shape,
                            const model::Traits& traits) const override;

private:
    Result<Value> parseOutput(const http::Response& response, const model::Shape* shape,
                              const model::Traits* traits) const override;
    Result<Value> parseException(const http::Response& response, const model::Shape& shape) const override;
    Result<Value> parseError(const http::Response& response) const override;
};

} // namespace botoscope::protocol
