#include "core/lifecycle/monitored_call.h"

#include "core/base/json.h"
#include "core/http/message.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace botoscope::lifecycle {

namespace {

constexpr std::size_t longestMessage = 512;
constexpr std::size_t longestCode = 128;
constexpr std::size_t longestUserAgent = 256;

/// At most so many characters.
std::string cut(const std::string& text, std::size_t most)
{
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
        if (begins && count++ == most) {
            break;
        }
    }
    return text.substr(0, at);
}

struct Signature {
    std::string accessKey;
    std::string region; ///< empty: the signature names none
};

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isRegion(char c)
{
    return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-';
}

/// Takes what stands before the mark off the text's front; empty unless it is all of that kind and the mark is there.
std::string takeUntil(std::string_view& text, char mark, bool (*kind)(char))
{
    const auto end = std::find_if_not(text.begin(), text.end(), kind);
    if (end == text.end() || *end != mark) {
        return {};
    }
    std::string taken(text.begin(), end);
    text.remove_prefix(taken.size() + 1);
    return taken;
}

/// "AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/…" or "AWS KEY:…".
std::optional<Signature> readSignature(std::string_view text)
{
    constexpr std::string_view v4 = "AWS4-HMAC-SHA256 Credential=";
    constexpr std::string_view s3 = "AWS ";
    Signature out;
    if (text.starts_with(v4)) {
        text.remove_prefix(v4.size());
        out.accessKey = takeUntil(text, '/', isWord);
        const std::string date = takeUntil(text, '/', isDigit);
        out.region = takeUntil(text, '/', isRegion);
        return out.accessKey.empty() || date.empty() || out.region.empty() ? std::nullopt : std::optional(out);
    }
    if (text.starts_with(s3)) {
        text.remove_prefix(s3.size());
        out.accessKey = takeUntil(text, ':', isWord);
        return out.accessKey.empty() ? std::nullopt : std::optional(out);
    }
    return std::nullopt;
}

/// The transport's failure by the name of botocore's exception.
std::string_view exceptionName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::EndpointConnection:
        return "EndpointConnectionError";
    case ErrorCode::ConnectTimeout:
        return "ConnectTimeoutError";
    case ErrorCode::ReadTimeout:
        return "ReadTimeoutError";
    case ErrorCode::ConnectionClosed:
        return "ConnectionClosedError";
    case ErrorCode::Ssl:
        return "SSLError";
    case ErrorCode::ProxyConnection:
        return "ProxyConnectionError";
    case ErrorCode::HttpClient:
        return "HTTPClientError";
    default:
        return errorCodeName(code);
    }
}

Value baseOf(const MonitoredCall& call, std::int64_t timestamp, const std::string& clientId, const char* type)
{
    return Value::object({{"Version", 1},
                          {"ClientId", clientId},
                          {"Type", type},
                          {"Service", call.service},
                          {"Api", call.operation},
                          {"Timestamp", timestamp}});
}

std::string userAgentOf(const MonitoredAttempt& attempt)
{
    return cut(attempt.requestHeaders.get("User-Agent"), longestUserAgent);
}

std::optional<Signature> signatureOf(const MonitoredAttempt& attempt)
{
    return readSignature(attempt.requestHeaders.get("Authorization"));
}

/// How the attempt failed, by members with that prefix. False: a refusal that says too little.
bool addFailure(Value& out, const MonitoredAttempt& attempt, const std::string& prefix)
{
    if (!attempt.refusal.isNull()) {
        const Value& code = attempt.refusal["Code"];
        const Value& message = attempt.refusal["Message"];
        if (!code.isString() || !message.isString()) {
            return false;
        }
        out.set(prefix + "AwsException", cut(code.toString(), longestCode));
        out.set(prefix + "AwsExceptionMessage", cut(message.toString(), longestMessage));
    }
    if (attempt.wireFailure) {
        out.set(prefix + "SdkException", std::string(exceptionName(attempt.wireFailure->code)));
        out.set(prefix + "SdkExceptionMessage", cut(attempt.wireFailure->message, longestMessage));
    }
    return true;
}

bool addLastAttempt(Value& out, const MonitoredAttempt& last)
{
    if (!last.requestHeaders.empty()) {
        const auto signature = signatureOf(last);
        if (signature && !signature->region.empty()) {
            out.set("Region", signature->region);
        }
        out.set("UserAgent", userAgentOf(last));
    }
    if (last.httpStatus) {
        out.set("FinalHttpStatusCode", *last.httpStatus);
    }
    return addFailure(out, last, "Final");
}

/// Whose request it was. False: signed in a way that botocore can't read here.
bool addRequest(Value& out, const MonitoredAttempt& attempt)
{
    const auto url = http::splitUrl(attempt.url);
    out.set("Fqdn", url ? url->authority() : std::string());
    out.set("UserAgent", userAgentOf(attempt));
    if (attempt.requestHeaders.contains("Authorization")) {
        const auto signature = signatureOf(attempt);
        if (!signature) {
            return false;
        }
        out.set("AccessKey", signature->accessKey);
        if (!signature->region.empty()) {
            out.set("Region", signature->region);
        }
    }
    if (const std::string* token = attempt.requestHeaders.find("X-Amz-Security-Token")) {
        out.set("SessionToken", *token);
    }
    return true;
}

void addAnswer(Value& out, const MonitoredAttempt& attempt)
{
    constexpr std::array<std::pair<const char*, const char*>, 3> ids = {
        {{"x-amzn-requestid", "XAmznRequestId"}, {"x-amz-request-id", "XAmzRequestId"}, {"x-amz-id-2", "XAmzId2"}}};
    if (attempt.httpStatus) {
        out.set("HttpStatusCode", *attempt.httpStatus);
    }
    for (const auto& [header, member] : ids) {
        if (const Value* id = attempt.responseHeaders.find(header)) {
            out.set(member, *id);
        }
    }
}

} // namespace

std::optional<std::string> describeMonitored(const MonitoredCall& call, const std::string& clientId)
{
    Value out = baseOf(call, call.timestamp, clientId, "ApiCall");
    out.set("AttemptCount", static_cast<std::int64_t>(call.attempts.size()));
    if (!call.attempts.empty() && !addLastAttempt(out, call.attempts.back())) {
        return std::nullopt;
    }
    out.set("Latency", call.latency);
    out.set("MaxRetriesExceeded", call.retriesExceeded ? 1 : 0);
    return writeJson(out, JsonStyle::Compact);
}

std::optional<std::string> describeMonitored(const MonitoredCall& call, const MonitoredAttempt& attempt,
                                             const std::string& clientId)
{
    Value out = baseOf(call, attempt.timestamp, clientId, "ApiCallAttempt");
    out.set("AttemptLatency", attempt.latency);
    if (!addRequest(out, attempt)) {
        return std::nullopt;
    }
    addAnswer(out, attempt);
    if (!addFailure(out, attempt, {})) {
        return std::nullopt;
    }
    return writeJson(out, JsonStyle::Compact);
}

} // namespace botoscope::lifecycle
