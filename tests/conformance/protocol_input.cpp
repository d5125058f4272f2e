#include "conformance/protocol_input.h"

#include "conformance/canonical_xml.h"
#include "conformance/whole_client.h"
#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/model/service_model.h"
#include "core/protocol/cbor/cbor_decoder.h"
#include "core/protocol/serializer.h"

#include <algorithm>
#include <cmath>

namespace botoscope::conformance {

namespace {

using Difference = std::optional<std::string>;

Difference unequal(std::string_view what, std::string_view wanted, std::string_view got)
{
    if (wanted == got) {
        return std::nullopt;
    }
    return std::string(what) + ": wanted '" + std::string(wanted) + "', got '" + std::string(got) + "'";
}

/// The suite's model with the case as its only operation.
Value modelOf(const Value& suite, const Value& given)
{
    Value operations;
    operations.set(Name(given["name"].toString()), given);
    Value description;
    description.set("metadata", suite["metadata"]);
    description.set("shapes", suite["shapes"]);
    description.set("operations", operations);
    return description;
}

/// Bodies are compressed and tokens filled in by a client's handlers, not by its serializer.
bool needsHandlers(const model::OperationModel& operation)
{
    const model::Shape* input = operation.inputShape();
    const auto isToken = [](const model::Member& member) { return member.ref.traits().idempotencyToken; };
    return !operation.trait("requestcompression").isNull() || (input && std::ranges::any_of(input->members, isToken));
}

/// At top level the texts NaN, Infinity and -Infinity stand for the floats JSON can't hold.
Value withSpecialFloats(const Value& params, const model::Shape* shape)
{
    Value out = params.isMap() ? params : Value(Map());
    for (const auto& [key, value] : params.map()) {
        const model::Member* member = shape ? shape->member(key) : nullptr;
        const bool isFloat =
            member && (member->ref.type() == model::ShapeType::Float || member->ref.type() == model::ShapeType::Double);
        if (!isFloat || !value.isString()) {
            continue;
        }
        const double infinity = INFINITY;
        out.set(key, value.toString() == "NaN" ? std::nan("") : value.toString() == "Infinity" ? infinity : -infinity);
    }
    return out;
}

std::string withoutSpaces(std::string text)
{
    std::erase(text, ' ');
    return text;
}

/// botocore's harness does not look at every Content-Type, and lets some differ (see the suite's README).
bool contentTypePasses(model::Protocol protocol, const std::string& wanted, const std::string& got)
{
    switch (protocol) {
    case model::Protocol::RestXml:
        return true;
    case model::Protocol::RestJson:
        return wanted != "application/json" || got == wanted;
    case model::Protocol::Query:
    case model::Protocol::Ec2:
        return got == wanted || got == wanted + "; charset=utf-8";
    default:
        return got == wanted;
    }
}

Difference headersDiffer(const Value& expected, const http::Headers& headers, model::Protocol protocol)
{
    for (const auto& [name, value] : expected["headers"].map()) {
        const std::string got = headers.get(name);
        if (equalsIgnoreCase(name, "Content-Type")) {
            if (!contentTypePasses(protocol, value.toString(), got)) {
                return unequal("Content-Type", value.toString(), got);
            }
        } else if (!headers.contains(name)) {
            return (value == Value("") ? "@empty-header-left-out: header " : "header ") + name.str() + " is missing";
        } else if (withoutSpaces(got) != withoutSpaces(value.toString())) {
            return unequal(name, value.toString(), got);
        }
    }
    for (const Value& name : expected["forbidHeaders"].list()) {
        if (headers.contains(name.toString())) {
            return "header " + name.toString() + " must not be there";
        }
    }
    return std::nullopt;
}

Difference xmlDiffers(const std::string& wanted, const std::string& got)
{
    const auto wantedXml = canonicalXml(wanted);
    const auto gotXml = canonicalXml(got);
    return wantedXml && gotXml ? unequal("body", *wantedXml, *gotXml) : unequal("body", wanted, got);
}

Difference jsonDiffers(const std::string& wanted, const std::string& got)
{
    const auto wantedJson = parseJson(wanted);
    const auto gotJson = parseJson(got);
    return wantedJson && gotJson ? difference(*wantedJson, *gotJson) : unequal("body", wanted, got);
}

Difference cborDiffers(const std::string& wanted, const std::string& got)
{
    const auto wantedBytes = base64Decode(wanted);
    if (!wantedBytes || wantedBytes->empty() || got.empty()) {
        return unequal("body", wanted, base64Encode(got));
    }
    const auto wantedValue = protocol::decodeCbor(*wantedBytes);
    const auto gotValue = protocol::decodeCbor(got);
    return wantedValue && gotValue ? difference(*wantedValue, *gotValue) : unequal("body", wanted, base64Encode(got));
}

Difference bodyDiffers(const std::string& wanted, const std::string& got, model::Protocol protocol)
{
    switch (protocol) {
    case model::Protocol::Json:
    case model::Protocol::RestJson:
        return jsonDiffers(wanted, got);
    case model::Protocol::RestXml:
        return xmlDiffers(wanted, got);
    case model::Protocol::SmithyRpcV2Cbor:
        return cborDiffers(wanted, got);
    default:
        return unequal("body", wanted, got);
    }
}

/// Path and query of an absolute URL.
std::string afterHost(const std::string& url)
{
    const auto parts = http::splitUrl(url);
    return parts ? parts->path + (parts->hasQuery ? "?" + parts->query : "") : url;
}

Difference requestDiffers(const Value& expected, const http::Request& request, model::Protocol protocol)
{
    if (expected.find("method")) {
        if (auto differs = unequal("method", expected["method"].toString(), request.method)) {
            return differs;
        }
    }
    if (auto differs = unequal("uri", expected["uri"].toString(), afterHost(request.url))) {
        return differs;
    }
    const auto parts = http::splitUrl(request.url);
    if (expected.find("host")) {
        if (auto differs = unequal("host", expected["host"].toString(), parts ? parts->host : "")) {
            return differs;
        }
    }
    if (auto differs = headersDiffer(expected, request.headers, protocol)) {
        return differs;
    }
    return expected.find("body") ? bodyDiffers(expected["body"].toString(), request.body.bytes(), protocol)
                                 : std::nullopt;
}

/// What the serializer alone makes of parameters.
Result<http::Request> serialized(const model::OperationModel& operation, model::Protocol protocol, const Value& params,
                                 const std::string& endpoint)
{
    const auto serializer = protocol::makeSerializer(protocol);
    const auto dict = serializer ? (*serializer)->serialize(params, operation) : serializer.error();
    if (!dict) {
        return dict.error();
    }
    http::Request request;
    request.method = dict->method;
    request.url = http::buildUrl(endpoint, *dict);
    request.headers = dict->headers;
    request.body = dict->body;
    return request;
}

Difference caseDiffers(const Value& suite, const Value& testCase)
{
    const Value description = modelOf(suite, testCase["given"]);
    const auto service = model::ServiceModel::fromValue("vectors", description);
    if (!service) {
        return "model: " + service.error().message;
    }
    const auto protocol = (*service)->resolvedProtocol();
    if (!protocol) {
        return "protocol: " + protocol.error().message;
    }
    const model::OperationModel* operation = (*service)->operation(testCase["given"]["name"].toString());
    const Value params = withSpecialFloats(testCase["params"], operation->inputShape());
    std::string endpoint = suite["clientEndpoint"].toString();
    endpoint = endpoint.empty() ? "https://example.com" : endpoint;
    const auto request = needsHandlers(*operation) ? sentByClient(description, operation->name.str(), params, endpoint)
                                                   : serialized(*operation, *protocol, params, endpoint);
    return request ? requestDiffers(testCase["serialized"], *request, *protocol)
                   : Difference("error: " + request.error().message);
}

SuiteResult runFile(const std::filesystem::path& file)
{
    SuiteResult result;
    const auto suites = readJson(file);
    if (!suites) {
        result.fail(file.filename().string(), suites.error().message);
        return result;
    }
    for (const Value& suite : suites->list()) {
        for (const Value& testCase : suite["cases"].list()) {
            const std::string& id = testCase["id"].toString();
            const bool legacy = id.starts_with("legacy-");
            result.count(legacy ? id : file.stem().string() + "/" + id, caseDiffers(suite, testCase));
        }
    }
    return result;
}

SuiteResult runFolder(const std::filesystem::path& folder)
{
    SuiteResult result;
    for (const std::filesystem::path& file : filesIn(folder, ".json")) {
        if (!file.filename().string().starts_with("botocore-")) {
            result.add(runFile(file));
        }
    }
    return result;
}

} // namespace

SuiteResult runProtocolInput(const std::filesystem::path& folder)
{
    return runFolder(folder);
}

SuiteResult runProtocolLegacyInput(const std::filesystem::path& folder)
{
    return runFolder(folder / "input");
}

} // namespace botoscope::conformance
