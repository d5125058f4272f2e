#include "conformance/checksums.h"

#include "core/base/encoding.h"
#include "core/http/body_stream.h"
#include "core/http/checksum.h"
#include "core/lifecycle/context.h"
#include "core/lifecycle/request_checksum.h"
#include "core/lifecycle/response_checksum.h"

namespace botoscope::conformance {

namespace {

std::optional<std::string> runVector(const Value& test)
{
    const auto checksum = http::makeChecksum(test["algorithm"].toString());
    if (!checksum) {
        return "unknown algorithm";
    }
    checksum->update(hexDecode(test["data_hex"].toString()).value_or(""));
    const std::string digest = checksum->digest();
    const bool equal = hexEncode(digest) == test["hex"].toString() && base64Encode(digest) == test["base64"].toString();
    return equal ? std::nullopt : std::optional("got " + hexEncode(digest));
}

/// The tiny service of the cases.
struct Service {
    std::shared_ptr<const model::ServiceModel> model;
    lifecycle::ClientState client;

    const model::OperationModel& operation(bool streaming) const
    {
        return *model->operation(streaming ? "HttpChecksumStreamingOperation" : "HttpChecksumOperation");
    }
};

std::optional<std::string> headersDiffer(const Value& expected, const http::Headers& headers)
{
    for (const auto& [name, value] : expected.map()) {
        if (headers.get(name.view()) != value.toString()) {
            return name.str() + ": expected " + value.toString() + ", got " + headers.get(name.view());
        }
    }
    return std::nullopt;
}

std::optional<std::string> runRequest(const Service& service, const Value& test)
{
    const model::OperationModel& operation = service.operation(test["kind"].toString() == "request-streaming");
    Value params = Value::object({{"body", test["payload"]}});
    if (test["algorithm"].isString()) {
        params.set("checksumAlgorithm", test["algorithm"]);
    }
    auto request = service.client.serializer->serialize(params, operation);
    if (!request) {
        return request.error().message;
    }
    request->url = http::buildUrl("https://foo.bar", *request);
    const auto plan = lifecycle::resolveChecksums(service.client, *request, operation, params);
    if (!plan) {
        return plan.error().message;
    }
    if (auto applied = lifecycle::applyRequestChecksum(*request, *plan); !applied) {
        return applied.error().message;
    }
    const std::string body = request->body.bytes();
    for (const auto& [name, value] : test["expect_trailers"].map()) {
        if (!body.ends_with("0\r\n" + name.str() + ':' + value.toString() + "\r\n\r\n")) {
            return "trailers: got " + body;
        }
    }
    return headersDiffer(test["expect_headers"], request->headers);
}

/// A body that comes in one piece.
class OnePiece final : public http::BodyStream {
public:
    explicit OnePiece(std::string text) : m_text(std::move(text)) {}
    Task<Result<std::string>> read() override { co_return std::exchange(m_text, {}); }

private:
    std::string m_text;
};

/// What is wrong with a response's checksum; empty: nothing.
std::string verdict(const Service& service, const Value& test, bool streaming)
{
    const Value params = Value::object({{"body", "x"}, {"validationMode", "ENABLED"}});
    const auto plan = lifecycle::resolveChecksums(service.client, {}, service.operation(streaming), params);
    if (!plan) {
        return plan.error().message;
    }
    http::Response response;
    response.status = 200;
    for (const auto& [name, value] : test["response_headers"].map()) {
        response.headers.add(name.str(), value.toString());
    }
    const std::string payload = test["payload"].toString();
    response.body = std::make_shared<const std::string>(streaming ? "" : payload);
    if (streaming) {
        response.stream = std::make_shared<OnePiece>(payload);
    }
    const auto checked = lifecycle::checkResponseChecksum(response, *plan);
    if (!checked || !streaming) {
        return checked ? (checked->empty() ? "nothing was verified" : "") : checked.error().message;
    }
    auto draining = http::drain(response.stream, [](std::string_view) { return Result<void>(); });
    const auto drained = draining.take();
    return drained.ok() ? "" : drained.error().message;
}

std::optional<std::string> runResponse(const Service& service, const Value& test)
{
    const bool valid = test["kind"].toString() == "response-valid";
    for (const bool streaming : {false, true}) {
        const std::string said = verdict(service, test, streaming);
        const bool named = said.find("calculated checksum: " + test["expect_computed"].toString()) != std::string::npos;
        if (valid ? !said.empty() : !named) {
            return (streaming ? "streamed: " : "buffered: ") + (said.empty() ? "accepted" : said);
        }
    }
    return std::nullopt;
}

} // namespace

SuiteResult runChecksumVectors(const std::filesystem::path& folder)
{
    return runEach(folder / "vectors.json", runVector);
}

SuiteResult runChecksumClient(const std::filesystem::path& folder)
{
    SuiteResult result;
    const Value file = casesIn(folder / "client-flexible-checksums.json", result);
    auto model = model::ServiceModel::fromValue("test", file["serviceModel"]);
    auto serializer = protocol::makeSerializer(model::Protocol::RestJson);
    if (!model || !serializer) {
        return result;
    }
    Service service;
    service.model = *model;
    service.client.serializer = *std::move(serializer);
    for (const Value& test : file["cases"].list()) {
        const bool request = test["kind"].toString().starts_with("request");
        result.count(test["id"].toString(), request ? runRequest(service, test) : runResponse(service, test));
    }
    return result;
}

} // namespace botoscope::conformance
