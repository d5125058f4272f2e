#include "core/lifecycle/monitor.h"

#include "core/lifecycle/monitored_call.h"
#include "core/lifecycle/payloads.h"
#include "core/trace/recorder.h"

namespace botoscope::lifecycle {

namespace {

constexpr std::size_t longestDatagram = 8UL * 1024;
constexpr const char* label = "capture";

std::int64_t nowMillis(const CallContext& context)
{
    return context.client->runtime.clock->now().micros / 1000;
}

/// Sends what there is to tell; the trace says where it went.
void publish(const MonitorSettings& settings, CallContext& context, const std::optional<std::string>& event)
{
    if (!event) {
        return;
    }
    const bool fits = event->size() <= longestDatagram;
    const auto sent = fits ? settings.sender->send(settings.host, settings.port, *event)
                           : Result<void>(Error(ErrorCode::Io, "left out: more than 8 KiB"));
    if (context.trace) {
        Value note = Value::object({{"to", "udp " + settings.host + ':' + std::to_string(settings.port)},
                                    {"bytes", static_cast<std::int64_t>(event->size())}});
        if (!sent.ok()) {
            note.set("error", sent.error().message);
        }
        context.trace->note("monitoring", note);
    }
}

void beginCall(BeforeParameterBuild& event)
{
    auto call = std::make_shared<MonitoredCall>();
    call->service = event.model.service->metadata().serviceId;
    call->operation = event.model.name.str();
    call->timestamp = nowMillis(event.context);
    event.context.monitored = std::move(call);
}

void beginAttempt(RequestCreated& event)
{
    if (!event.context.monitored) {
        return;
    }
    MonitoredAttempt attempt;
    attempt.timestamp = nowMillis(event.context);
    attempt.url = event.request.url;
    attempt.requestHeaders = event.request.headers;
    event.context.monitored->attempts.push_back(std::move(attempt));
}

void endAttempt(const MonitorSettings& settings, ResponseReceived& event)
{
    const auto& call = event.context.monitored;
    if (!call || call->attempts.empty()) {
        return;
    }
    MonitoredAttempt& attempt = call->attempts.back();
    attempt.latency = nowMillis(event.context) - attempt.timestamp;
    if (event.parsed) {
        const Value& metadata = (*event.parsed)["ResponseMetadata"];
        attempt.httpStatus = static_cast<int>(metadata["HTTPStatusCode"].toInt());
        attempt.responseHeaders = metadata["HTTPHeaders"];
        attempt.refusal = (*event.parsed)["Error"];
    } else if (event.exception) {
        attempt.wireFailure = *event.exception;
    }
    publish(settings, event.context, describeMonitored(*call, attempt, settings.clientId));
}

void endCall(const MonitorSettings& settings, CallContext& context, bool retriesExceeded)
{
    if (const auto call = std::exchange(context.monitored, nullptr)) {
        call->latency = nowMillis(context) - call->timestamp;
        call->retriesExceeded = retriesExceeded;
        publish(settings, context, describeMonitored(*call, settings.clientId));
    }
}

/// Failures after which the retry rules have tried as often as they may: botocore's connection errors.
bool isRetryable(ErrorCode code)
{
    return code >= ErrorCode::EndpointConnection && code <= ErrorCode::ProxyConnection;
}

} // namespace

void registerMonitor(events::Emitter& emitter, const MonitorSettings& settings)
{
    constexpr auto last = events::Position::Last;
    emitter.on<BeforeParameterBuild>("before-parameter-build", label, beginCall, last);
    emitter.on<RequestCreated>("request-created", label, beginAttempt, last);
    emitter.on<ResponseReceived>(
        "response-received", label, [settings](ResponseReceived& event) { endAttempt(settings, event); }, last);
    emitter.on<AfterCall>(
        "after-call", label,
        [settings](AfterCall& event) {
            const Value* metadata = event.parsed.find("ResponseMetadata");
            if (metadata) { // an answer in the service's place may have none
                endCall(settings, event.context, (*metadata)["MaxAttemptsReached"].toBool());
            }
        },
        last);
    emitter.on<AfterCallError>(
        "after-call-error", label,
        [settings](AfterCallError& event) { endCall(settings, event.context, isRetryable(event.error.code)); }, last);
}

} // namespace botoscope::lifecycle
