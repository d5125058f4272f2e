#include "conformance/protocol_input.h"

#include "conformance/canonical_xml.h"
#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/model/service_model.h"
#include "core/protocol/cbor/cbor_decoder.h"
#include "core/protocol/serializer.h"

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
Result<std::shared_ptr<const model::ServiceModel>> modelOf(const Value& suite, const Value& given)
{
    Value operations;
    operations.set(Name(given["name"].toString()), given);
    Value description;
    description.set("metadata", suite["metadata"]);
    description.set("shapes", suite["shapes"]);
    description.set("operations", operations);
    return model::ServiceModel::fromValue("vectors", description);
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
            return "header " + name.str() + " is missing";
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

Difference requestDiffers(const Value& expected, const http::RequestDict& request, const std::string& endpoint,
                          model::Protocol protocol)
{
    const std::string url = http::buildUrl(endpoint, request);
    if (expected.find("method")) {
        if (auto differs = unequal("method", expected["method"].toString(), request.method)) {
            return differs;
        }
    }
    if (auto differs = unequal("uri", expected["uri"].toString(), afterHost(url))) {
        return differs;
    }
    const auto parts = http::splitUrl(url);
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

Difference caseDiffers(const Value& suite, const Value& testCase)
{
    const auto service = modelOf(suite, testCase["given"]);
    if (!service) {
        return "model: " + service.error().message;
    }
    const auto protocol = (*service)->resolvedProtocol();
    if (!protocol) {
        return "protocol: " + protocol.error().message;
    }
    const auto serializer = protocol::makeSerializer(*protocol);
    if (!serializer) {
        return "serializer: " + serializer.error().message;
    }
    const model::OperationModel* operation = (*service)->operation(testCase["given"]["name"].toString());
    const Value params = withSpecialFloats(testCase["params"], operation->inputShape());
    const auto request = (*serializer)->serialize(params, *operation);
    if (!request) {
        return "error: " + request.error().message;
    }
    const std::string endpoint = suite["clientEndpoint"].toString();
    return requestDiffers(testCase["serialized"], *request, endpoint.empty() ? "https://example.com" : endpoint,
                          *protocol);
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
