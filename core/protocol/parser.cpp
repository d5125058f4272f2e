#include "core/protocol/parser.h"

#include "core/base/encoding.h"
#include "core/protocol/cbor/cbor_parser.h"
#include "core/protocol/common/response_parts.h"
#include "core/protocol/ec2/ec2_parser.h"
#include "core/protocol/json/json_parser.h"
#include "core/protocol/query/query_parser.h"
#include "core/protocol/rest_json/rest_json_parser.h"
#include "core/protocol/rest_xml/rest_xml_parser.h"

namespace botoscope::protocol {

namespace {

/// A failure that does not speak the protocol: a proxy's page or nothing at all.
bool isGenericError(const http::Response& response)
{
    if (response.status < 500) {
        return false;
    }
    const std::string_view body = trim(response.bodyView());
    return body.empty() || body.starts_with("<html>");
}

/// What the status tells.
Value genericError(const http::Response& response)
{
    return Value::object({{"Error", errorFromStatus(response.status)}, {"ResponseMetadata", Map()}});
}

/// A service that names one of its errors in a header needs no body for that (ADR 24).
void nameGenericError(const http::Response& response, const model::ServiceModel& service, Value& parsed)
{
    const auto named = errorTypeHeader(response.headers);
    if (named && service.errorShape(*named)) {
        parsed.set("Error", Value::object({{"Code", *named}, {"Message", ""}}));
    }
}

void addMetadata(const http::Response& response, Value& parsed)
{
    const Name key = "ResponseMetadata";
    Value metadata = parsed[key];
    if (!metadata.isMap()) {
        metadata = Map();
    }
    metadata.set("HTTPStatusCode", response.status);
    metadata.set("HTTPHeaders", lowerCaseHeaders(response.headers));
    parsed.set(key, std::move(metadata));
}

} // namespace

Result<Value> Parser::parse(const http::Response& response, const model::Shape* shape,
                            const model::Traits* traits) const
{
    Result<Value> parsed = Value();
    if (response.status < 301) {
        parsed = parseOutput(response, shape, traits ? traits : shape ? &shape->traits : nullptr);
    } else if (isGenericError(response)) {
        parsed = genericError(response);
    } else if (shape && shape->isException()) {
        return parseException(response, *shape);
    } else {
        parsed = parseError(response);
    }
    if (parsed && !parsed->isMap()) {
        return Error(ErrorCode::ResponseParser, "Unable to parse the response: its body is not a structure");
    }
    if (parsed) {
        addMetadata(response, *parsed);
    }
    return parsed;
}

Result<std::unique_ptr<Parser>> makeParser(model::Protocol protocol, const model::ServiceModel& service)
{
    switch (protocol) {
    case model::Protocol::Json:
        return std::unique_ptr<Parser>(std::make_unique<JsonParser>(service));
    case model::Protocol::RestJson:
        return std::unique_ptr<Parser>(std::make_unique<RestJsonParser>());
    case model::Protocol::RestXml:
        return std::unique_ptr<Parser>(std::make_unique<RestXmlParser>());
    case model::Protocol::SmithyRpcV2Cbor:
        return std::unique_ptr<Parser>(std::make_unique<CborParser>());
    case model::Protocol::Query:
        return std::unique_ptr<Parser>(std::make_unique<QueryParser>());
    case model::Protocol::Ec2:
        return std::unique_ptr<Parser>(std::make_unique<Ec2Parser>());
    }
    return Error(ErrorCode::NotSupported, "There is no parser for this protocol");
}

Result<Value> parseResponse(const Parser& parser, const http::Response& response,
                            const model::OperationModel& operation)
{
    const model::Traits* traits = operation.output ? &operation.output->traits() : nullptr;
    Result<Value> parsed = parser.parse(response, operation.outputShape(), traits);
    if (!parsed || response.status < 300 || !operation.service) {
        return parsed;
    }
    if (isGenericError(response)) {
        nameGenericError(response, *operation.service, *parsed);
        return parsed;
    }
    const Value& code = (*parsed)["Error"]["Code"];
    const model::Shape* shape = code.isString() ? operation.service->errorShape(code.toString()) : nullptr;
    if (!shape) {
        return parsed;
    }
    const Result<Value> modeled = parser.parse(response, shape);
    if (!modeled) {
        return modeled;
    }
    for (const auto& [name, value] : modeled->map()) {
        parsed->set(name, value);
    }
    return parsed;
}

} // namespace botoscope::protocol
