#include "conformance/client_traces.h"

#include "conformance/replay.h"
#include "conformance/tagged_value.h"
#include "core/base/encoding.h"
#include "core/client/presign.h"

#include <algorithm>
#include <array>

namespace botoscope::conformance {

namespace {

bool isPassedOver(const std::string& name)
{
    constexpr std::array<std::string_view, 3> names = {"user-agent", "amz-sdk-invocation-id", "host"};
    return std::ranges::find(names, name) != names.end();
}

std::optional<std::string> headerDifference(const Value& expected, const http::Headers& actual)
{
    for (const auto& [name, value] : expected.map()) {
        const std::string* got = actual.find(name.view());
        const std::string wanted = value.isBlob() ? std::string(value.toBlob().view()) : value.toString();
        if (!isPassedOver(toLower(name.view())) && (!got || *got != wanted)) {
            return name.str() + ": expected " + wanted + ", got " + (got ? *got : "none");
        }
    }
    for (const auto& [name, value] : actual) {
        const auto same = [&name](const Map::Entry& entry) { return equalsIgnoreCase(entry.key.view(), name); };
        if (!isPassedOver(toLower(name)) && std::ranges::none_of(expected.map(), same)) {
            return name + ": not expected, got " + value;
        }
    }
    return std::nullopt;
}

/// A blob, text or null as bytes.
std::string bytesOf(const Value& value)
{
    return value.isBlob() ? std::string(value.toBlob().view()) : value.toString();
}

std::optional<std::string> requestsDiffer(const Value& expected, const std::vector<http::Request>& actual)
{
    for (std::size_t i = 0; i < std::min(expected.size(), actual.size()); ++i) {
        if (auto found = requestDifference(expected.at(i), actual[i])) {
            return "request " + std::to_string(i + 1) + ": " + *found;
        }
    }
    if (expected.size() != actual.size()) {
        return "expected " + std::to_string(expected.size()) + " requests, got " + std::to_string(actual.size());
    }
    return std::nullopt;
}

/// A parsed value with blobs and texts as they compare: JSON has one kind for both.
std::optional<std::string> outcomeDiffers(const Value& expected, const Result<lifecycle::CallReport>& got)
{
    const bool fails = expected.find("exception") != nullptr;
    const std::string problem = !got.ok() ? got.error().message : got->error ? got->error->message : "";
    if (fails || !problem.empty()) {
        const bool asExpected = fails && !problem.empty();
        return asExpected ? std::nullopt
                          : std::optional(fails ? "no error; expected " + expected["message"].toString() : problem);
    }
    if (const Value* refusal = expected.find("client_error")) {
        return difference(*refusal, got->parsed, "client_error");
    }
    return difference(expected["result"], got->parsed, "result");
}

template <class T> Result<T> finished(Task<Result<T>> task)
{
    return task.done() ? task.take() : Result<T>(Error(ErrorCode::Internal, "it waits for something"));
}

std::optional<std::string> presignedUrlDiffers(const Value& item, client::Client& client)
{
    client::PresignOptions options;
    options.httpMethod = item["http_method"].toString();
    options.expiresSeconds = item["expires_in"].isInt() ? static_cast<int>(item["expires_in"].toInt()) : 3600;
    const auto url = finished(client::presignUrl(client, item["operation"].toString(), item["params"], options));
    const Value& expected = item["expect"]["outcome"];
    if (!url.ok() || expected.find("exception")) {
        const bool asExpected = !url.ok() && expected.find("exception");
        return asExpected ? std::nullopt : std::optional(url.ok() ? "no error" : url.error().message);
    }
    return difference(expected["url"], *url, "url");
}

std::optional<std::string> presignedPostDiffers(const Value& item, client::Client& client)
{
    const Value& params = item["params"];
    client::PresignPostOptions options;
    for (const auto& [name, value] : params["Fields"].map()) {
        options.fields.emplace_back(name.str(), value.toString());
    }
    options.conditions = params["Conditions"].list();
    const Value& expires = params.find("ExpiresIn") ? params["ExpiresIn"] : item["expires_in"];
    options.expiresSeconds = expires.isInt() ? static_cast<int>(expires.toInt()) : 3600;
    const auto post =
        finished(client::presignPost(client, params["Bucket"].toString(), params["Key"].toString(), options));
    if (!post.ok()) {
        return item["expect"]["outcome"].find("exception") ? std::nullopt : std::optional(post.error().message);
    }
    Value fields = Map();
    for (const auto& [name, value] : post->fields) {
        fields.set(Name(name), value);
    }
    return difference(item["expect"]["outcome"]["post"], Value::object({{"url", post->url}, {"fields", fields}}),
                      "post");
}

std::optional<std::string> runCase(const Value& raw)
{
    Replay replay(raw["client"]);
    const Value item = untagged(raw);
    for (const Value& response : item["responses"].list()) {
        replay.answer(response);
    }
    const std::string& kind = item["kind"].toString();
    if (kind == "call") {
        const auto got = replay.call(item["operation"].toString(), item["params"]);
        auto found = requestsDiffer(item["expect"]["requests"], replay.requests());
        return found ? found : outcomeDiffers(item["expect"]["outcome"], got);
    }
    const auto client = replay.client();
    if (!client.ok()) {
        return client.error().message;
    }
    auto found = kind == "presigned_url" ? presignedUrlDiffers(item, **client) : presignedPostDiffers(item, **client);
    return found ? found : requestsDiffer(item["expect"]["requests"], replay.requests());
}

} // namespace

std::optional<std::string> requestDifference(const Value& expected, const http::Request& actual)
{
    if (expected["method"].toString() != actual.method) {
        return "method: expected " + expected["method"].toString() + ", got " + actual.method;
    }
    if (expected["url"].toString() != actual.url) {
        return "url: expected " + expected["url"].toString() + ", got " + actual.url;
    }
    const std::string wanted = expected.find("body_base64")
                                   ? base64Decode(expected["body_base64"].toString()).value_or("")
                                   : bytesOf(expected["body"]);
    const std::string body = wholeBody(actual.body);
    if (wanted != body) {
        return "body: expected " + wanted.substr(0, 300) + ", got " + body.substr(0, 300);
    }
    return headerDifference(expected["headers"], actual.headers);
}

SuiteResult runClientTraces(const std::filesystem::path& folder)
{
    return runEach(folder / "cases.json", runCase);
}

} // namespace botoscope::conformance
