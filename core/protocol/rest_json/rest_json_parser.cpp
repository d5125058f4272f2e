#include "core/protocol/rest_json/rest_json_parser.h"

#include "core/protocol/common/json_reader.h"

namespace botoscope::protocol {

namespace {

/// The code outside "__type"; Null if there is none. A code that is not text is kept as it is.
Value errorCode(const http::Response& response, const Value& body)
{
    if (auto header = errorTypeHeader(response.headers)) {
        return *std::move(header);
    }
    const Value* code = body.find("code");
    code = code ? code : body.find("Code");
    if (!code) {
        return {};
    }
    return code->isString() ? Value(trimErrorCode(code->toString())) : *code;
}

} // namespace

Result<Value> RestJsonParser::parseBody(const std::string& body, const model::Shape& shape,
                                        const model::Traits& traits) const
{
    return readJsonBody(body, shape, traits, {.coerceScalars = true});
}

Result<Value> RestJsonParser::parseEvent(const std::string& payload, const model::Shape& shape,
                                         const model::Traits& traits) const
{
    return readJsonBody(payload, shape, traits, {});
}

Result<Value> RestJsonParser::parseError(const http::Response& response) const
{
    const auto body = readJsonBody(bodyOf(response));
    if (!body) {
        return body;
    }
    Value parsed = errorFromBody(response, *body);
    if (Value code = errorCode(response, *body); !code.isNull()) {
        Value error = parsed["Error"];
        error.set("Code", std::move(code));
        parsed.set("Error", std::move(error));
    }
    return parsed;
}

} // namespace botoscope::protocol
