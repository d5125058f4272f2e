#include "core/protocol/json/json_parser.h"

#include "core/protocol/common/json_reader.h"
#include "core/protocol/common/response_parts.h"
#include "core/protocol/event_stream/initial_response.h"

namespace botoscope::protocol {

Result<Value> JsonParser::parseBody(const std::string& body, const model::Shape& shape,
                                    const model::Traits& traits) const
{
    return readJsonBody(body, shape, traits, {});
}

Result<Value> JsonParser::parseOutput(const http::Response& response, const model::Shape* shape,
                                      const model::Traits* traits) const
{
    Result<Value> parsed = Value(Map());
    if (shape && shape->eventStreamMember()) {
        parsed = parseInitialResponse(*this, response, *shape, *traits);
    } else if (shape) {
        parsed = parseBody(bodyOf(response), *shape, *traits);
    }
    if (!parsed || !parsed->isMap()) {
        return parsed;
    }
    Value metadata = Map();
    addRequestId(response.headers, metadata);
    parsed->set("ResponseMetadata", std::move(metadata));
    return parsed;
}

Result<Value> JsonParser::parseException(const http::Response& response, const model::Shape& shape) const
{
    return parseBody(bodyOf(response), shape, shape.traits);
}

/// Empty if there is none: words that are no error of the model may be members of one.
std::string JsonParser::untypedCode(const http::Response& response, const Value& body) const
{
    const Value* code = body.find("code");
    const std::string given = code && code->isString() ? code->toString() : "";
    const std::string name = errorTypeHeader(response.headers).value_or(std::string(trimErrorCode(given)));
    return m_service->errorShape(name) ? name : "";
}

Result<Value> JsonParser::parseError(const http::Response& response) const
{
    const auto body = readJsonBody(bodyOf(response));
    return body ? errorFromBody(response, *body, untypedCode(response, *body)) : body;
}

} // namespace botoscope::protocol
