#include "core/lifecycle/attempt.h"

#include "core/base/time_format.h"
#include "core/lifecycle/emit.h"
#include "core/lifecycle/handlers/handlers.h"
#include "core/lifecycle/response_checksum.h"
#include "core/lifecycle/streamed_output.h"
#include "core/protocol/lost_body.h"
#include "core/trace/recorder.h"

namespace botoscope::lifecycle {

namespace {

std::string eventName(const CallContext& context, std::string_view head)
{
    return std::string(head) + '.' + context.eventTail();
}

/// botocore adds Content-Length when it prepares the request, after signing (§5.3): never for GET, HEAD and OPTIONS
/// without a body, and never where the length is given or the body is chunked. A body of unknown length goes in chunks.
void addContentLength(http::Request& request)
{
    if (request.headers.contains("Transfer-Encoding") || request.headers.contains("Content-Length")) {
        return;
    }
    const auto size = request.body.size();
    const bool bodiless = request.method == "GET" || request.method == "HEAD" || request.method == "OPTIONS";
    if (!size) {
        request.headers.add("Transfer-Encoding", "chunked");
    } else if (*size > 0 || !bodiless) {
        request.headers.add("Content-Length", std::to_string(*size));
    }
}

/// Failures of the transport may be retried; every other failure ends the call.
bool isTransportError(ErrorCode code)
{
    return code >= ErrorCode::EndpointConnection && code <= ErrorCode::HttpClient;
}

http::TransportOptions transportOptions(const ClientConfig& config, const CallContext& context)
{
    http::TransportOptions options;
    options.connectTimeoutMicros =
        context.connectTimeoutMicros.value_or(config.connectTimeoutMicros.value_or(options.connectTimeoutMicros));
    options.readTimeoutMicros = config.readTimeoutMicros;
    options.verifyTls = config.verifyTls;
    options.caBundle = config.caBundle;
    options.clientCertificate = config.clientCertificate;
    options.clientKey = config.clientKey;
    options.proxy = config.proxy;
    options.tcpKeepalive = config.tcpKeepalive;
    return options;
}

Value describeTiming(const http::Timing& timing)
{
    Map map;
    const auto put = [&map](const char* name, std::int64_t micros) {
        if (micros >= 0) {
            map.set(name, micros);
        }
    };
    put("name_lookup_us", timing.nameLookup);
    put("connect_us", timing.connect);
    put("tls_us", timing.tls);
    put("request_sent_us", timing.requestSent);
    put("first_byte_us", timing.firstByte);
    put("total_us", timing.total);
    map.set("reused_connection", timing.reusedConnection);
    if (!timing.remoteAddress.empty()) {
        map.set("remote_address", timing.remoteAddress);
    }
    return map;
}

/// One attempt after another over the same context.
class Attempts {
public:
    Attempts(CallContext& context, http::RequestDict& dict, CallReport& report)
        : m_context(context), m_dict(dict), m_report(report)
    {
    }

    Task<Result<void>> create();
    Task<Result<void>> exchange();
    /// The body's way back to its start, for another attempt.
    Result<void> rewind() { return m_dict.body.isStream() ? m_dict.body.stream()->rewind() : Result<void>(); }
    Task<Result<void>> parse();
    Task<Result<void>> announce();
    /// Seconds to wait before the next attempt; nullopt: no more.
    Task<Result<std::optional<double>>> askForRetry();

    bool failed() const { return m_exception.has_value(); }
    Error takeException() { return std::move(*m_exception); }
    void noteTtl();
    void addRetryCount() { addMetadata("RetryAttempts", m_context.attempt - 1); }

private:
    const model::OperationModel& operation() const { return *m_context.operation; }
    void addMetadata(const char* name, Value value)
    {
        if (m_report.parsed.isMap()) {
            Value metadata = m_report.parsed["ResponseMetadata"];
            metadata.set(name, std::move(value));
            m_report.parsed.set("ResponseMetadata", std::move(metadata));
        }
    }
    Result<void> checkBody();
    void dropStreamedMember();

    CallContext& m_context;
    http::RequestDict& m_dict;
    CallReport& m_report;
    std::optional<Error> m_exception; ///< the transport's, of this attempt
    std::string m_checkedBy;          ///< the checksum's algorithm by which the body is verified, empty: none
};

Task<Result<void>> Attempts::create()
{
    m_exception.reset();
    m_report.parsed = {};
    m_report.response = {};
    m_report.warning.reset();
    if (m_context.trace) {
        m_context.trace->forget(
            {"signing", "response", "parsed", "timing", "error", "retry", "warning", "checksum", "rate_limit"});
    }
    m_report.request = makeRequest(m_dict, operation());
    RequestCreated payload(operation(), m_report.request, m_context);
    auto emission = emitStep(eventName(m_context, "request-created"), payload, m_context);
    auto outcome = co_await emission;
    if (!m_context.events) { // HTTP/2 has frames, and knows neither of the headers
        addContentLength(m_report.request);
    }
    co_return outcome;
}

Task<Result<void>> Attempts::exchange()
{
    BeforeSend payload(operation(), m_report.request, m_context);
    auto emission = emitStep(eventName(m_context, "before-send"), payload, m_context);
    auto outcome = co_await emission;
    if (!outcome.ok()) {
        co_return outcome;
    }
    if (payload.answer.given()) {
        m_report.response = std::move(payload.answer.get());
        co_return Result<void>();
    }
    const ClientState& client = *m_context.client;
    http::TransportOptions options = transportOptions(client.config, m_context);
    options.http2 = m_context.events != nullptr;
    options.streamBody = m_context.streamOutput && m_report.request.streamOutput;
    auto sending = client.runtime.transport->send(m_report.request, std::move(options));
    auto sent = co_await sending;
    if (!sent.ok()) {
        if (!isTransportError(sent.error().code)) {
            co_return std::move(sent).error();
        }
        m_exception = std::move(sent).error();
        co_return Result<void>();
    }
    m_report.response = std::move(sent->response);
    m_report.timing = sent->timing;
    if (m_context.trace) {
        m_context.trace->note("timing", describeTiming(m_report.timing));
    }
    if (m_report.response.stream && hasInitialResponse(operation())) {
        auto taking = takeInitialResponse(m_report.response);
        auto taken = co_await taking;
        co_return taken;
    }
    co_return Result<void>();
}

Result<void> Attempts::checkBody()
{
    auto algorithm = checkResponseChecksum(m_report.response, m_context.checksum);
    if (!algorithm) {
        return std::move(algorithm).error();
    }
    m_checkedBy = *algorithm;
    if (!m_checkedBy.empty() && m_context.trace) {
        m_context.trace->note("checksum", Value::object({{"algorithm", m_checkedBy},
                                                         {"at_the_end", m_report.response.stream != nullptr}}));
    }
    return {};
}

/// What the caller reads as a stream is no member of the result.
void Attempts::dropStreamedMember()
{
    const model::Member* member = m_report.response.stream ? streamedMember(operation()) : nullptr;
    if (member) {
        m_report.parsed.erase(member->name.view());
    }
}

Task<Result<void>> Attempts::parse()
{
    auto checked = checkBody();
    if (!checked.ok()) {
        co_return checked;
    }
    BeforeParse payload(operation(), m_report.response, m_context);
    auto emission = emitStep(eventName(m_context, "before-parse"), payload, m_context);
    auto outcome = co_await emission;
    if (!outcome.ok()) {
        co_return outcome;
    }
    auto parsed = protocol::parseResponse(*m_context.client->parser, m_report.response, operation());
    m_report.response.read.reset();
    if (!parsed.ok()) {
        co_return std::move(parsed).error();
    }
    m_report.parsed = std::move(parsed).value();
    if (!m_checkedBy.empty()) {
        addMetadata("ChecksumAlgorithm", m_checkedBy);
    }
    dropStreamedMember();
    m_report.warning = protocol::lostBody(m_report.response, operation(), m_report.parsed);
    if (m_context.trace && m_report.warning) {
        m_context.trace->note("warning", Value::object({{"code", errorCodeName(m_report.warning->code)},
                                                        {"message", m_report.warning->message}}));
    }
    for (const auto& [key, value] : payload.customized.map()) {
        m_report.parsed.set(key, value);
    }
    co_return Result<void>();
}

Task<Result<void>> Attempts::announce()
{
    ResponseReceived payload(operation(), m_context);
    if (m_exception) {
        payload.exception = &*m_exception;
    } else {
        payload.response = &m_report.response;
        payload.parsed = &m_report.parsed;
    }
    if (m_context.trace && m_exception) {
        m_context.trace->note(
            "error", Value::object({{"code", errorCodeName(m_exception->code)}, {"message", m_exception->message}}));
    }
    auto emission = emitStep(eventName(m_context, "response-received"), payload, m_context);
    auto outcome = co_await emission;
    co_return outcome;
}

/// Until when the next attempt is of use, for its amz-sdk-request: the read timeout from now on, by the service's
/// clock. As botocore, only where that can be read.
void Attempts::noteTtl()
{
    const std::string date = m_exception ? std::string() : m_report.response.headers.get("Date");
    const auto now = parseTimestamp(date);
    if (now && formatRfc822(*now) == date) {
        const Timestamp end{now->micros + m_context.client->config.readTimeoutMicros};
        m_context.values[retryTtlNote] = formatSigV4(end);
    }
}

Task<Result<std::optional<double>>> Attempts::askForRetry()
{
    NeedsRetry payload(operation(), m_context);
    payload.attempts = m_context.attempt;
    payload.request = &m_dict;
    if (m_exception) {
        payload.exception = &*m_exception;
    } else {
        payload.response = &m_report.response;
        payload.parsed = &m_report.parsed;
    }
    auto emission = emitStep(eventName(m_context, "needs-retry"), payload, m_context);
    auto outcome = co_await emission;
    if (!outcome.ok()) {
        co_return std::move(outcome).error();
    }
    std::optional<double> delay;
    if (payload.answer.given() && payload.answer.get().retry) {
        delay = payload.answer.get().delaySeconds;
    }
    co_return delay;
}

} // namespace

http::Request makeRequest(const http::RequestDict& dict, const model::OperationModel& operation)
{
    http::Request request;
    request.method = dict.method;
    request.url = dict.url;
    request.headers = dict.headers;
    request.body = dict.body;
    request.authPath = dict.authPath;
    request.streamOutput = operation.hasStreamingOutput() || operation.hasEventStreamOutput();
    return request;
}

Task<Result<void>> runAttempts(CallContext& context, http::RequestDict& dict, bool signOnly, CallReport& report)
{
    Attempts attempts(context, dict, report);
    while (true) {
        ++context.attempt;
        auto creating = attempts.create();
        auto created = co_await creating;
        if (!created.ok() || signOnly) {
            co_return created;
        }
        auto exchanging = attempts.exchange();
        auto exchanged = co_await exchanging;
        if (!exchanged.ok()) {
            co_return exchanged;
        }
        if (!attempts.failed()) {
            auto parsing = attempts.parse();
            auto parsed = co_await parsing;
            if (!parsed.ok()) {
                co_return parsed;
            }
        }
        auto announcing = attempts.announce();
        auto announced = co_await announcing;
        if (!announced.ok()) {
            co_return announced;
        }
        auto asking = attempts.askForRetry();
        auto delay = co_await asking;
        if (!delay.ok()) {
            co_return std::move(delay).error();
        }
        if (!delay->has_value()) {
            break;
        }
        auto pause = sleepFor(*context.client->runtime.timers, static_cast<std::int64_t>(**delay * 1e6));
        co_await pause;
        attempts.noteTtl();
        auto rewound = attempts.rewind();
        if (!rewound.ok()) {
            co_return rewound;
        }
    }
    if (attempts.failed()) {
        co_return attempts.takeException();
    }
    attempts.addRetryCount();
    co_return Result<void>();
}

} // namespace botoscope::lifecycle
