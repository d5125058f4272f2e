#include "conformance/event_stream.h"

#include "conformance/protocol_output.h"
#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/base/time_format.h"
#include "core/protocol/event_stream/event_serializer.h"
#include "core/protocol/event_stream/events.h"
#include "core/protocol/serializer.h"

#include <cctype>

namespace botoscope::conformance {

namespace {

std::string_view typeName(protocol::EventHeaderType type)
{
    static constexpr std::string_view names[] = {"boolean", "boolean", "byte",   "short",     "integer",
                                                 "long",    "blob",    "string", "timestamp", "uuid"};
    return names[static_cast<std::size_t>(type)];
}

Value headerValue(const protocol::EventHeader& header)
{
    if (!header.value.isBlob()) {
        return header.value;
    }
    const std::string_view bytes = header.value.toBlob().view();
    if (header.type != protocol::EventHeaderType::Uuid) {
        return base64Encode(bytes);
    }
    std::string text = hexEncode(bytes);
    for (const std::size_t at : {8U, 13U, 18U, 23U}) {
        text.insert(at, 1, '-');
    }
    return text;
}

Value describe(const protocol::EventMessage& message)
{
    List headers;
    for (const auto& header : message.headers) {
        headers.push_back(
            Value::object({{"name", header.name}, {"type", typeName(header.type)}, {"value", headerValue(header)}}));
    }
    return Value::object({{"headers", std::move(headers)}, {"payload_base64", base64Encode(message.payload)}});
}

/// All messages of some bytes; what is left over is an error of the case.
Result<std::vector<protocol::EventMessage>> decodeAll(std::string_view bytes)
{
    protocol::EventDecoder decoder;
    decoder.append(bytes);
    std::vector<protocol::EventMessage> messages;
    while (true) {
        auto next = decoder.next();
        if (!next) {
            return std::move(next).error();
        }
        if (!*next) {
            return decoder.rest().empty() ? Result(std::move(messages))
                                          : Error(ErrorCode::ResponseParser, "bytes are left over");
        }
        messages.push_back(std::move(**next));
    }
}

std::optional<std::string> runFrame(const Value& test)
{
    const std::string bytes = hexDecode(test["hex"].toString()).value_or("");
    const auto messages = decodeAll(bytes);
    if (!messages) {
        return "not decoded: " + messages.error().message;
    }
    const List expected = test["expect"].isList() ? test["expect"].list() : List{test["expect"]};
    if (expected.size() != messages->size()) {
        return "expected " + std::to_string(expected.size()) + " messages, got " + std::to_string(messages->size());
    }
    std::string encoded;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        Value wanted = Value::object({{"headers", expected[i]["headers"]}});
        wanted.set("payload_base64", expected[i]["payload_base64"]);
        if (auto different = difference(wanted, describe((*messages)[i]))) {
            return different;
        }
        const auto again = protocol::encodeMessage((*messages)[i]);
        encoded += again ? *again : again.error().message;
    }
    return encoded == bytes ? std::nullopt : std::optional<std::string>("encoded: " + hexEncode(encoded));
}

std::string hostileBytes(const Value& test)
{
    if (test.find("hex")) {
        return hexDecode(test["hex"].toString()).value_or("");
    }
    const std::string filler = hexDecode(test["repeat_byte"].toString()).value_or("\0");
    std::string bytes = hexDecode(test["prefix_hex"].toString()).value_or("");
    bytes.append(static_cast<std::size_t>(test["repeat_count"].toInt()), filler.empty() ? '\0' : filler[0]);
    return bytes + hexDecode(test["suffix_hex"].toString()).value_or("");
}

/// The value an event is compared as: header timestamps are ISO text in the cases.
std::optional<std::string> compareEvent(const Value& expected, const protocol::StreamEvent& event)
{
    if (event.isError) {
        return "the stream ended with " + event.value["Error"]["Code"].toString();
    }
    return difference(expected, plainResult(event.value));
}

std::optional<std::string> runEvents(const protocol::Parser& parser, const model::Shape& stream, const Value& test)
{
    const bool mustFail = test["expectation"].find("failure") != nullptr;
    for (const Value& event : test["events"].list()) {
        const std::string bytes = base64Decode(event["bytes"].toString()).value_or("");
        const auto parsed = protocol::parseEvents(parser, bytes, stream);
        const bool failed = !parsed || (!parsed->empty() && parsed->back().isError);
        if (mustFail) {
            return failed ? std::nullopt : std::optional<std::string>("a failure was expected");
        }
        if (!parsed || parsed->size() != 1) {
            return parsed ? "not one event" : "not parsed: " + parsed.error().message;
        }
        if (auto different = compareEvent(event["params"], parsed->front())) {
            return different;
        }
    }
    return std::nullopt;
}

std::optional<std::string> runInitialResponse(const protocol::Parser& parser, const model::OperationModel& operation,
                                              const Value& test)
{
    const Value& initial = test["initialResponse"];
    http::Response response;
    response.status = static_cast<int>(initial["code"].toInt());
    for (const auto& [name, value] : initial["headers"].map()) {
        response.headers.add(name.str(), value.toString());
    }
    response.body = std::make_shared<const std::string>(initial["body"].toString());
    auto parsed = protocol::parseResponse(parser, response, operation);
    if (!parsed) {
        return "not parsed: " + parsed.error().message;
    }
    if (const Value* failure = test["expectation"].find("failure")) {
        const Value& code = (*parsed)["Error"]["Code"];
        return code == (*failure)["errorId"] ? std::nullopt : std::optional<std::string>("error " + code.toString());
    }
    parsed->erase("ResponseMetadata");
    parsed->erase(operation.outputShape()->eventStreamMember()->name);
    return difference(test["initialResponseParams"], *parsed);
}

/// A header of a case, {"<type>": value}, as headerValue() writes it. The model has integers of one width only.
bool sameHeader(const Value& expected, const protocol::EventHeader& header)
{
    const auto& [type, value] = *expected.map().begin();
    if (type == "timestamp") {
        const auto time = parseTimestamp(value.toString());
        return time && header.value == Value(time->micros / 1000);
    }
    return headerValue(header) == value;
}

std::optional<std::string> compareMessage(const Value& expected, const protocol::EventMessage& message)
{
    const Map& headers = expected["headers"].map();
    if (headers.size() != message.headers.size()) {
        return "headers: expected " + std::to_string(headers.size()) + ", got " +
               std::to_string(message.headers.size());
    }
    for (const protocol::EventHeader& header : message.headers) {
        const Value* wanted = headers.find(header.name);
        if (!wanted || !sameHeader(*wanted, header)) {
            return "header " + header.name;
        }
    }
    const std::string& body = expected["body"].toString();
    if (expected["bodyMediaType"].toString() != "application/json") {
        return message.payload == body ? std::nullopt : std::optional("payload " + message.payload);
    }
    const auto wanted = parseJson(body);
    const auto got = parseJson(message.payload);
    return wanted && got ? difference(*wanted, *got) : std::optional<std::string>("payload " + message.payload);
}

std::optional<std::string> runRequestEvents(const model::OperationModel& operation, const Value& test)
{
    const model::Shape& stream = operation.inputShape()->eventStreamMember()->ref.shape();
    for (const Value& event : test["events"].list()) {
        const auto message = protocol::serializeEvent(event["params"], stream);
        if (!message) {
            return message.error().message;
        }
        if (auto different = compareMessage(event, *message)) {
            return different;
        }
    }
    return std::nullopt;
}

std::optional<std::string> runInitialRequest(const model::OperationModel& operation, const Value& test)
{
    const auto serializer = protocol::makeSerializer(model::Protocol::RestJson);
    const auto request = (*serializer)->serialize(test["initialRequestParams"], operation);
    const Value& expected = test["initialRequest"];
    if (!request) {
        return request.error().message;
    }
    if (request->method != expected["method"].toString() || request->urlPath != expected["uri"].toString()) {
        return request->method + ' ' + request->urlPath;
    }
    for (const auto& [name, value] : expected["headers"].map()) {
        if (request->headers.get(name.view()) != value.toString()) {
            return "header " + name.str();
        }
    }
    return std::nullopt;
}

std::optional<std::string> runModeled(const model::ServiceModel& service, const protocol::Parser& parser,
                                      const Value& test)
{
    const auto* operation = service.operation(test["operation"].toString());
    if (operation && test.find("initialRequest")) {
        return runInitialRequest(*operation, test);
    }
    if (operation && test["events"].at(0)["type"].toString() == "request") {
        return runRequestEvents(*operation, test);
    }
    if (!operation || !operation->output) {
        return "the model has no such operation";
    }
    if (test.find("initialResponse")) {
        return runInitialResponse(parser, *operation, test);
    }
    return runEvents(parser, operation->outputShape()->eventStreamMember()->ref.shape(), test);
}

} // namespace

SuiteResult runEventStreamFrames(const std::filesystem::path& folder)
{
    SuiteResult result;
    const Value frames = casesIn(folder / "decode-frames.json", result);
    for (const Value& test : frames.list()) {
        result.count(test["id"].toString(), runFrame(test));
    }
    const Value hostile = casesIn(folder / "decode-errors.json", result);
    for (const Value& test : hostile.list()) {
        const bool refused = !decodeAll(hostileBytes(test)).ok();
        result.count(test["id"].toString(), refused ? std::nullopt : std::optional<std::string>("accepted"));
    }
    return result;
}

SuiteResult runEventStreamModeled(const std::filesystem::path& folder)
{
    SuiteResult result;
    const auto json = readJson(folder / "modeled-events-service.json");
    const auto service = json ? model::ServiceModel::fromValue("restjson", *json) : json.error();
    const auto cases = readJson(folder / "modeled-events.json");
    if (!service || !cases) {
        result.fail("modeled-events", "can't read the cases or their model");
        return result;
    }
    const auto parser = protocol::makeParser(model::Protocol::RestJson, **service);
    for (const Value& test : cases->list()) {
        result.count(test["id"].toString(), runModeled(**service, **parser, test));
    }
    return result;
}

} // namespace botoscope::conformance
