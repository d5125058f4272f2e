#include "core/lifecycle/payloads.h"

#include "core/base/encoding.h"

namespace botoscope::lifecycle {

namespace {

Value describeHeaders(const http::Headers& headers)
{
    Map map;
    for (const auto& [name, value] : headers) {
        Value& slot = map[Name(name)];
        slot = slot.isNull() ? Value(value) : Value(slot.toString() + ", " + value);
    }
    return map;
}

Value signingParts(const std::string& name, const std::string& region, const std::string& version)
{
    return Value::object({{"name", name}, {"region", region}, {"version", version}});
}

} // namespace

Value describeBody(std::string_view bytes, std::size_t limit)
{
    std::string_view shown = bytes.substr(0, limit);
    if (shown.size() < bytes.size()) {
        // Cut between characters, not inside one.
        while (!shown.empty() && (static_cast<unsigned char>(bytes[shown.size()]) & 0xC0) == 0x80) {
            shown.remove_suffix(1);
        }
    }
    return isValidUtf8(shown) ? Value(shown) : Value(Blob(std::string(shown)));
}

namespace {

/// A stream is not read for its trace: its bytes are those of its source.
void setBody(Value& out, const http::Body& body)
{
    if (body.isStream()) {
        out.set("body_stream", body.stream()->description());
    } else {
        out.set("body", describeBody(*body.shared()));
    }
    if (const auto size = body.size()) {
        out.set("body_size", *size);
    }
}

} // namespace

Value describe(const http::RequestDict& request)
{
    Value out = Value::object({{"method", request.method},
                               {"url", request.url.empty() ? request.urlPath : request.url},
                               {"headers", describeHeaders(request.headers)}});
    setBody(out, request.body);
    return out;
}

Value describe(const http::Request& request)
{
    Value out = Value::object(
        {{"method", request.method}, {"url", request.url}, {"headers", describeHeaders(request.headers)}});
    setBody(out, request.body);
    return out;
}

Value describe(const http::Response& response)
{
    return Value::object({{"status", response.status},
                          {"reason", response.reason},
                          {"headers", describeHeaders(response.headers)},
                          {"body", describeBody(response.bodyView())},
                          {"body_size", static_cast<std::int64_t>(response.bodyView().size())}});
}

Value ProvideClientParams::snapshot() const
{
    return Value::object({{"params", replacement.given() ? replacement.get() : params}});
}

Value BeforeParameterBuild::snapshot() const
{
    return Value::object({{"params", params}});
}

Value BeforeEndpointResolution::snapshot() const
{
    return Value::object({{"builtins", builtins}, {"params", params}});
}

Value BeforeCall::snapshot() const
{
    Value out = Value::object({{"request", describe(request)}});
    if (answer.given()) {
        out.set("response", describe(answer.get().response));
        out.set("parsed", answer.get().parsed);
    }
    return out;
}

Value RequestCreated::snapshot() const
{
    return Value::object({{"request", describe(request)}});
}

Value ChooseSigner::snapshot() const
{
    return Value::object(
        {{"signing", signingParts(signingName, region, answer.given() ? answer.get() : signatureVersion)}});
}

Value BeforeSign::snapshot() const
{
    return Value::object(
        {{"request", describe(request)}, {"signing", signingParts(signingName, region, signatureVersion)}});
}

Value BeforeSend::snapshot() const
{
    Value out = Value::object({{"request", describe(request)}});
    if (answer.given()) {
        out.set("response", describe(answer.get()));
    }
    return out;
}

Value BeforeParse::snapshot() const
{
    Value out = Value::object({{"response", describe(response)}});
    if (customized.size() > 0) {
        out.set("customized", customized);
    }
    return out;
}

Value ResponseReceived::snapshot() const
{
    Value out = Map();
    if (response) {
        out.set("response", describe(*response));
    }
    if (parsed) {
        out.set("parsed", *parsed);
    }
    return out;
}

Value NeedsRetry::snapshot() const
{
    Value retry = Value::object({{"attempts", attempts}});
    if (answer.given()) {
        retry.set("retry", answer.get().retry);
        retry.set("delay_s", answer.get().delaySeconds);
        retry.set("reason", answer.get().reason);
    }
    Value out = Value::object({{"retry", retry}});
    if (parsed) {
        out.set("parsed", *parsed);
    }
    return out;
}

Value AfterCall::snapshot() const
{
    return Value::object({{"parsed", parsed}});
}

} // namespace botoscope::lifecycle
