#include "conformance/protocol_output.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/protocol/event_stream/events.h"
#include "core/protocol/parser.h"

#include <cmath>

namespace botoscope::conformance {

namespace {

/// A service model of the suite's shapes with the case's one operation.
Result<std::shared_ptr<const model::ServiceModel>> caseModel(const Value& suite, const Value& given, bool wrapResults)
{
    Value operation = given;
    const std::string name = given["name"].toString();
    if (wrapResults && operation.find("output")) {
        Value output = operation["output"];
        output.set("resultWrapper", name + "Result");
        operation.set("output", std::move(output));
    }
    Value model = Value::object({{"metadata", suite["metadata"]}, {"shapes", suite["shapes"]}});
    model.set("operations", Value::object({{Name(name), std::move(operation)}}));
    return model::ServiceModel::fromValue("conformance", model);
}

http::Response responseOf(const Value& json, model::Protocol protocol, bool eventStream)
{
    http::Response response;
    response.status = static_cast<int>(json["status_code"].toInt());
    for (const auto& [name, value] : json["headers"].map()) {
        response.headers.add(name.str(), value.toString());
    }
    std::string body = json["body"].toString();
    if (protocol == model::Protocol::SmithyRpcV2Cbor || eventStream) {
        body = base64Decode(body).value_or("");
    }
    if (protocol == model::Protocol::Query && !json.find("body")) {
        body = "<xml/>";
    }
    response.body = std::make_shared<const std::string>(std::move(body));
    return response;
}

/// What the case wants: its result, or the error's code, message and modelled members.
Value expectedOf(const Value& test)
{
    if (test.find("result")) {
        return test["result"].isNull() ? Value(Map()) : test["result"];
    }
    Value expected = test["error"];
    const Value* message = test.find("errorMessage");
    expected.set("Error", Value::object({{"Code", test["errorCode"]}, {"Message", message ? *message : Value("")}}));
    return expected;
}

Value comparable(Value parsed)
{
    parsed.erase("ResponseMetadata");
    if (const Value* error = parsed.find("Error"); error && error->isMap()) {
        Value kept = Map();
        for (const char* key : {"Code", "Message"}) {
            if (const Value* part = error->find(key)) {
                kept.set(key, *part);
            }
        }
        parsed.set("Error", std::move(kept));
    }
    return plainResult(parsed);
}

/// The raw frames of an event stream's member as the list of its events.
Result<Value> withEvents(const protocol::Parser& parser, Value parsed, const model::Member* stream)
{
    const Value* frames = stream ? parsed.find(stream->name) : nullptr;
    if (!frames) {
        return parsed;
    }
    const auto events = protocol::parseEvents(parser, frames->toBlob().view(), stream->ref.shape());
    if (!events) {
        return events.error();
    }
    List list;
    for (const auto& event : *events) {
        list.push_back(event.value);
    }
    parsed.set(stream->name, std::move(list));
    return parsed;
}

std::optional<std::string> runCase(const Value& suite, const Value& test, bool wrapResults)
{
    const bool query = suite["metadata"]["protocol"].toString() == "query";
    const auto model = caseModel(suite, test["given"], wrapResults && query && test["response"].find("body"));
    if (!model) {
        return "model: " + model.error().message;
    }
    const auto protocol = (*model)->resolvedProtocol();
    if (!protocol) {
        return "model: " + protocol.error().message;
    }
    const auto parser = protocol::makeParser(*protocol, **model);
    if (!parser) {
        return "parser: " + parser.error().message;
    }
    const auto* operation = (*model)->operation(test["given"]["name"].toString());
    const model::Member* stream = operation->output ? operation->outputShape()->eventStreamMember() : nullptr;
    const auto response = responseOf(test["response"], *protocol, stream != nullptr);
    auto parsed = protocol::parseResponse(**parser, response, *operation);
    parsed = parsed ? withEvents(**parser, *parsed, stream) : parsed;
    if (!parsed) {
        return "not parsed: " + parsed.error().message;
    }
    return difference(expectedOf(test), comparable(*parsed));
}

SuiteResult runFiles(const std::filesystem::path& folder, bool legacy)
{
    SuiteResult result;
    for (const auto& file : filesIn(folder, ".json")) {
        const auto suites = readJson(file);
        if (!suites) {
            result.fail(file.filename().string(), suites.error().message);
            continue;
        }
        for (const Value& suite : suites->list()) {
            for (const Value& test : suite["cases"].list()) {
                const std::string id = test["id"].toString();
                result.count(legacy ? id : file.stem().string() + "/" + id, runCase(suite, test, !legacy));
            }
        }
    }
    return result;
}

} // namespace

SuiteResult runProtocolOutput(const std::filesystem::path& folder)
{
    return runFiles(folder, false);
}

SuiteResult runProtocolLegacyOutput(const std::filesystem::path& folder)
{
    return runFiles(folder / "output", true);
}

Value plainResult(const Value& parsed)
{
    switch (parsed.kind()) {
    case Value::Kind::Timestamp: {
        const Timestamp time = parsed.toTimestamp();
        return time.micros % 1'000'000 == 0 ? Value(time.seconds()) : Value(static_cast<double>(time.micros) / 1e6);
    }
    case Value::Kind::Blob:
        return parsed.toBlob().view();
    case Value::Kind::Double:
        return std::isfinite(parsed.toDouble()) ? parsed : Value(doubleToText(parsed.toDouble()));
    case Value::Kind::List: {
        List list;
        for (const Value& item : parsed.list()) {
            list.push_back(plainResult(item));
        }
        return list;
    }
    case Value::Kind::Map: {
        Map map;
        for (const auto& [name, value] : parsed.map()) {
            map.append(name, plainResult(value));
        }
        return map;
    }
    default:
        return parsed;
    }
}

} // namespace botoscope::conformance
