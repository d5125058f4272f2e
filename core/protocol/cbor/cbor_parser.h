#pragma once
#include "core/protocol/parser.h"

namespace botoscope::protocol {

/// smithy-rpc-v2-cbor (§4.8). Structures keep modelled members, lists are walked, everything else stays as decoded.
/// An empty body counts as an empty structure (botocore fails on it).
class CborParser final : public Parser {
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
