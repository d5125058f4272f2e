#pragma once
#include "core/protocol/parser.h"

namespace botoscope::protocol {

/// json 1.0 and 1.1 (§4.8): the whole output in the body, scalars as they come. Headers carry the request id only;
/// an error without "__type" may be
/// named, in the words of the model, by x-amzn-errortype or "code" (ADR 24).
class JsonParser final : public Parser {
public:
    /// service: outlives the parser.
    explicit JsonParser(const model::ServiceModel& service) : m_service(&service) {}
    Result<Value> parseBody(const std::string& body, const model::Shape& shape,
                            const model::Traits& traits) const override;

private:
    Result<Value> parseOutput(const http::Response& response, const model::Shape* shape,
                              const model::Traits* traits) const override;
    Result<Value> parseException(const http::Response& response, const model::Shape& shape) const override;
    Result<Value> parseError(const http::Response& response) const override;
    std::string untypedCode(const http::Response& response, const Value& body) const;

    const model::ServiceModel* m_service;
};

} // namespace botoscope::protocol
