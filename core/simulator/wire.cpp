#include "core/simulator/wire.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/protocol/parser.h"
#include "core/protocol/serializer.h"
#include "core/simulator/event_frame.h"
#include "core/simulator/form_reader.h"
#include "core/simulator/xml_answer.h"

#include <charconv>

namespace botoscope::simulator {

namespace {

bool isXml(model::Protocol protocol)
{
    return protocol == model::Protocol::Query || protocol == model::Protocol::Ec2 ||
           protocol == model::Protocol::RestXml;
}

Value queryMember(const model::Member& member, const Route& route)
{
    const bool list = member.ref.type() == model::ShapeType::List;
    List items;
    for (const auto& [key, value] : route.target.query) {
        if (key == member.wireName()) {
            items.push_back(typedText(value, list ? member.ref.shape().listMember : member.ref));
        }
    }
    if (items.empty()) {
        return {};
    }
    return list ? Value(std::move(items)) : items.front();
}

/// A map member of the query takes whatever no other member and no literal of the template names.
Value queryMap(const model::Shape& input, const Route& route)
{
    Map map;
    for (const auto& [key, value] : route.target.query) {
        const bool taken = std::any_of(input.members.begin(), input.members.end(), [&key](const model::Member& m) {
            return m.ref.traits().location == model::Location::QueryString && m.wireName() == key;
        });
        if (!taken) {
            map.set(key, value);
        }
    }
    return map.empty() ? Value() : Value(std::move(map));
}

void addUriMembers(const Route& route, const model::Shape& input, Value& params)
{
    for (const model::Member& member : input.members) {
        const model::Location location = member.ref.traits().location;
        if (location == model::Location::Uri) {
            for (const auto& [label, value] : route.uri.labels) {
                if (label == member.wireName()) {
                    params.set(member.name, typedText(value, member.ref));
                }
            }
        } else if (location == model::Location::QueryString) {
            const bool map = member.ref.type() == model::ShapeType::Map;
            Value value = map ? queryMap(input, route) : queryMember(member, route);
            if (!value.isNull()) {
                params.set(member.name, std::move(value));
            }
        }
    }
}

/// An empty flattened list leaves nothing in XML: a required one that is not there was empty.
Value withEmptyLists(const Value& value, const model::Shape& shape, int depth)
{
    constexpr int depthLimit = 30;
    if (!value.isMap() || shape.type != model::ShapeType::Structure || depth > depthLimit) {
        return value;
    }
    Value out = value;
    for (const model::Member& member : shape.members) {
        const Value* inner = value.find(member.name.view());
        if (inner) {
            out.set(member.name, withEmptyLists(*inner, member.ref.shape(), depth + 1));
        } else if (member.required && member.ref.type() == model::ShapeType::List) {
            out.set(member.name, List());
        }
    }
    return out;
}

Result<Value> readBodyInput(const Route& route, const ServerRequest& request, model::Protocol protocol)
{
    const model::Shape* input = route.operation->inputShape();
    auto parser = protocol::makeParser(protocol, *route.service);
    if (!parser.ok()) {
        return std::move(parser).error();
    }
    // A request's parts lie where a response's do: headers, body, payload. The parser reads both.
    http::Response likeResponse;
    likeResponse.status = 200;
    likeResponse.headers = request.headers;
    likeResponse.body = std::make_shared<const std::string>(decodeAwsChunked(request));
    auto params = (*parser)->parse(likeResponse, input);
    if (!params.ok()) {
        return params;
    }
    Value out = std::move(params).value();
    out.erase("ResponseMetadata");
    addUriMembers(route, *input, out);
    return protocol == model::Protocol::RestXml ? withEmptyLists(out, *input, 0) : out;
}

/// Status and header members of an output, and what remains for the body.
struct OutputParts {
    Value body;
    int status = 200;
};

OutputParts splitOutput(const model::OperationModel& operation, const Value& output)
{
    OutputParts parts{output, operation.http.responseCode >= 200 && operation.http.responseCode < 300
                                  ? operation.http.responseCode
                                  : 200};
    for (const model::Member& member : operation.outputShape()->members) {
        if (member.ref.traits().location == model::Location::StatusCode) {
            parts.body.erase(member.name.view());
        }
    }
    return parts;
}

/// The operation turned round: its output as the input of a serializer.
model::OperationModel asInput(const model::OperationModel& operation)
{
    model::OperationModel turned = operation;
    turned.input = operation.output;
    turned.http = {};
    turned.hostPrefix.clear();
    return turned;
}

Result<ServerResponse> writeSerialized(const Route& route, const Value& output, model::Protocol protocol)
{
    const OutputParts parts = splitOutput(*route.operation, output);
    auto serializer = protocol::makeSerializer(protocol);
    if (!serializer.ok()) {
        return std::move(serializer).error();
    }
    auto made = (*serializer)->serialize(parts.body, asInput(*route.operation));
    if (!made.ok()) {
        return std::move(made).error();
    }
    ServerResponse response;
    response.status = parts.status;
    for (const auto& [name, value] : made->headers) {
        if (!equalsIgnoreCase(name, "X-Amz-Target") && !equalsIgnoreCase(name, "x-amzn-query-mode") &&
            !equalsIgnoreCase(name, "Accept")) {
            response.headers.set(name, value);
        }
    }
    response.body = made->body.bytes();
    if (protocol == model::Protocol::RestXml && !response.body.empty() && !response.headers.contains("Content-Type")) {
        response.headers.set("Content-Type", "application/xml");
    }
    return response;
}

ServerResponse eventStreamAnswer(model::Protocol protocol)
{
    ServerResponse response;
    response.headers.set("Content-Type", "application/vnd.amazon.eventstream");
    const bool rpc = protocol == model::Protocol::Json || protocol == model::Protocol::SmithyRpcV2Cbor;
    if (rpc) {
        response.body = encodeInitialResponse("{}");
    }
    return response;
}

void addRequestId(ServerResponse& response, model::Protocol protocol, const std::string& requestId)
{
    const bool s3Like = protocol == model::Protocol::RestXml;
    response.headers.set(s3Like ? "x-amz-request-id" : "x-amzn-RequestId", requestId);
    if (s3Like) {
        response.headers.set("x-amz-id-2", base64Encode(requestId));
    }
}

} // namespace

std::string decodeAwsChunked(const ServerRequest& request)
{
    if (!request.headers.get("x-amz-content-sha256").starts_with("STREAMING-")) {
        return request.body;
    }
    std::string out;
    std::string_view rest = request.body;
    while (true) {
        const auto end = rest.find("\r\n");
        if (end == std::string_view::npos) {
            return out;
        }
        std::size_t size = 0;
        std::from_chars(rest.data(), rest.data() + end, size, 16);
        if (size == 0 || size > rest.size() - end - 2) {
            return out;
        }
        out.append(rest.substr(end + 2, size));
        rest = rest.substr(std::min(rest.size(), end + 2 + size + 2));
    }
}

Result<Value> readInput(const Route& route, const ServerRequest& request)
{
    const model::Shape* input = route.operation->inputShape();
    if (!input) {
        return Value(Map());
    }
    const auto protocol = route.service->resolvedProtocol();
    if (!protocol.ok()) {
        return protocol.error();
    }
    if (*protocol == model::Protocol::Query || *protocol == model::Protocol::Ec2) {
        return readForm(route.form, *input, *protocol);
    }
    return readBodyInput(route, request, *protocol);
}

Result<ServerResponse> writeOutput(const Route& route, const Value& output, const std::string& requestId)
{
    const auto protocol = route.service->resolvedProtocol();
    if (!protocol.ok()) {
        return protocol.error();
    }
    Result<ServerResponse> response = ServerResponse();
    if (*protocol == model::Protocol::Query || *protocol == model::Protocol::Ec2) {
        response = writeXmlAnswer(route, output, requestId, *protocol);
    } else if (route.operation->hasEventStreamOutput()) {
        response = eventStreamAnswer(*protocol);
    } else if (route.operation->output) {
        response = writeSerialized(route, output, *protocol);
    } else if (*protocol == model::Protocol::Json) {
        response->headers.set("Content-Type", "application/x-amz-json-" + route.service->metadata().jsonVersion);
        response->body = "{}";
    }
    if (response.ok()) {
        addRequestId(*response, *protocol, requestId);
    }
    return response;
}

ServerResponse writeError(model::Protocol protocol, int status, const std::string& code, const std::string& message,
                          const std::string& requestId)
{
    ServerResponse response;
    response.status = status;
    addRequestId(response, protocol, requestId);
    if (isXml(protocol)) {
        response.headers.set("Content-Type", "text/xml");
        response.body = xmlError(protocol, code, message, requestId);
        return response;
    }
    response.headers.set("Content-Type",
                         protocol == model::Protocol::RestJson ? "application/json" : "application/x-amz-json-1.1");
    response.headers.set("x-amzn-ErrorType", code);
    response.body = writeJson(Value::object({{"__type", code}, {"message", message}}), JsonStyle::Compact);
    return response;
}

} // namespace botoscope::simulator
