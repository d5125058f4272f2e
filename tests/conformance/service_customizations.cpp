#include "conformance/service_customizations.h"

#include "conformance/protocol_output.h"
#include "conformance/replay.h"
#include "core/base/encoding.h"
#include "core/base/json.h"
#include "support/model_data.h"

#include <algorithm>

namespace botoscope::conformance {

namespace {

Value clientSettings(const Value& item)
{
    const Value& client = item["vendorParams"]["scopedConfig"]["client"];
    Value settings = Value::object({{"service", item["service"]},
                                    {"region_name", client.find("region") ? client["region"] : Value("us-east-1")},
                                    {"credentials", Value::array({"akid", "secret", Value()})}});
    settings.set("config", Value::object({{"s3", client["s3"]}}));
    return settings;
}

bool sameBody(const std::string& wanted, const std::string& got, bool json)
{
    if (!json || wanted.empty()) {
        return wanted.empty() || wanted == got;
    }
    const auto a = parseJson(wanted);
    const auto b = parseJson(got);
    return a.ok() && b.ok() && *a == *b;
}

/// The uri of the cases stands before addressing: the host may have taken the bucket.
std::optional<std::string> requestDiffers(const Value& item, const http::Request& request)
{
    const auto url = http::splitUrl(request.url);
    if (!url || request.method != item["method"].toString()) {
        return "expected " + item["method"].toString() + ", got " + request.method + ' ' + request.url;
    }
    if (url->path != item["uri"].toString() ||
        (item.find("resolvedHost") && url->host != item["resolvedHost"].toString())) {
        return "expected " + item["resolvedHost"].toString() + item["uri"].toString() + ", got " + request.url;
    }
    for (const Value& wanted : item["queryParams"].list()) {
        if (('&' + url->query + '&').find('&' + wanted.toString() + '&') == std::string::npos) {
            return "query: no " + wanted.toString();
        }
    }
    for (const auto& [name, value] : item["headers"].map()) {
        if (request.headers.get(name.view()) != value.toString()) {
            return name.str() + ": expected " + value.toString() + ", got " + request.headers.get(name.view());
        }
    }
    const std::string body = wholeBody(request.body);
    const bool json = item["bodyMediaType"].toString() == "application/json";
    return sameBody(item["body"].toString(), body, json) ? std::nullopt : std::optional("body: " + body);
}

/// Blobs of the params are written as texts.
Value paramsOf(const Value& item)
{
    Value params = item["params"];
    if (item["service"].toString() == "glacier" && params.find("body")) {
        params.set("body", Blob(params["body"].toString()));
    }
    return params;
}

std::optional<std::string> runRequest(const Value& item)
{
    Replay replay(clientSettings(item));
    replay.answer(Value::object({{"status", 200}}));
    const auto got = replay.call(item["shape"].toString(), paramsOf(item));
    if (replay.requests().empty()) {
        return got.ok() ? (got->error ? got->error->message : "nothing was sent") : got.error().message;
    }
    return requestDiffers(item, replay.requests().front());
}

/// An operation that may answer with that shape: itself, or the first whose model names the error.
std::string operationFor(const model::ServiceModel& service, const std::string& shape)
{
    for (const Name& name : service.operationNames()) {
        const auto& errors = service.operation(name.view())->errors;
        const auto named = [&shape](const model::ShapeRef& error) { return error.shapeName().view() == shape; };
        if (name.view() == shape || std::ranges::any_of(errors, named)) {
            return name.str();
        }
    }
    return shape;
}

/// Any value for each required member.
Value requiredParams(const model::OperationModel& operation)
{
    Value params = Map();
    const model::Shape* input = operation.inputShape();
    for (std::size_t i = 0; input && i < input->required.size(); ++i) {
        params.set(input->required[i], "example");
    }
    return params;
}

std::optional<std::string> runResponse(const Value& item)
{
    Replay replay(clientSettings(item));
    replay.answer(Value::object({{"status", item["code"]},
                                 {"headers", item["headers"]},
                                 {"body_base64", base64Encode(item["body"].toString())}}));
    const auto client = replay.client();
    if (!client.ok()) {
        return client.error().message;
    }
    const std::string operation = operationFor((*client)->model(), item["shape"].toString());
    const auto got = replay.call(operation, requiredParams(*(*client)->model().operation(operation)));
    if (!got.ok() || got->error) {
        return got.ok() ? got->error->message : got.error().message;
    }
    if (got->serviceError) {
        return difference(item["shape"], got->parsed["Error"]["Code"], "Error.Code");
    }
    Value parsed = plainResult(got->parsed);
    parsed.erase("ResponseMetadata");
    return difference(item["params"], parsed);
}

} // namespace

SuiteResult runServiceCustomizations(const std::filesystem::path& folder)
{
    SuiteResult result;
    const Value cases = casesIn(folder / "cases.json", result);
    for (const Value& item : cases.list()) {
        const bool request = item["kind"].toString() == "request";
        result.count(item["id"].toString(), request ? runRequest(item) : runResponse(item));
    }
    return result;
}

} // namespace botoscope::conformance
