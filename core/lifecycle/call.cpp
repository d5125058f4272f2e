#include "core/lifecycle/call.h"

#include "core/endpoint/client_endpoints.h"
#include "core/lifecycle/attempt.h"
#include "core/lifecycle/emit.h"
#include "core/lifecycle/event_source.h"
#include "core/lifecycle/hints.h"
#include "core/lifecycle/presign_step.h"
#include "core/lifecycle/request_checksum.h"
#include "core/lifecycle/request_compression.h"
#include "core/lifecycle/resolve_endpoint.h"
#include "core/lifecycle/sign_request.h"
#include "core/lifecycle/streamed_output.h"
#include "core/lifecycle/user_agent_features.h"
#include "core/protocol/validate.h"
#include "core/trace/recorder.h"

#include <array>
#include <string_view>

namespace botoscope::lifecycle {

namespace {

/// Everything one call holds while it runs; the steps below work on it in turn.
struct Call {
    CallContext context;
    Value params;
    endpoint::Endpoint endpoint;
    http::RequestDict request;
    std::shared_ptr<http::BodySource> body; ///< a streaming input of the caller's
    CallReport report;
    DryRun dryRun = DryRun::No;
    bool wantsHints = false;
    std::optional<Presigning> presign;
    std::unique_ptr<trace::CallRecorder> recorder;

    const model::OperationModel& operation() const { return *context.operation; }
    const ClientState& client() const { return *context.client; }
    std::string event(std::string_view head) const { return std::string(head) + '.' + context.eventTail(); }
};

/// What comes after a step.
enum class Flow { Next, AfterCall, Stop };
using StepResult = Result<Flow>;

StepResult onwards(Result<void> outcome)
{
    if (!outcome.ok()) {
        return std::move(outcome).error();
    }
    return Flow::Next;
}

/// How the model wants the operation signed, with the user's preference where the model offers a choice.
Result<std::string> modelledAuthType(const ClientState& client, const model::OperationModel& operation)
{
    if (operation.auth.empty()) {
        return operation.authtype;
    }
    const endpoint::AuthWishes& wishes = client.endpoints->settings().wishes;
    return endpoint::chooseAuthTrait(operation.auth, {{}, wishes.preference, wishes.isKnown});
}

Task<StepResult> provideParams(Call& call)
{
    auto authType = modelledAuthType(call.client(), call.operation());
    if (!authType.ok()) {
        co_return std::move(authType).error();
    }
    call.context.authType = std::move(authType).value();
    ProvideClientParams payload(call.operation(), call.params, call.context);
    auto emission = emitStep(call.event("provide-client-params"), payload, call.context);
    auto outcome = co_await emission;
    if (payload.replacement.given()) {
        call.params = payload.replacement.get();
    }
    co_return onwards(std::move(outcome));
}

Task<StepResult> buildParams(Call& call)
{
    BeforeParameterBuild payload(call.operation(), call.params, call.context);
    auto emission = emitStep(call.event("before-parameter-build"), payload, call.context);
    auto outcome = co_await emission;
    co_return onwards(std::move(outcome));
}

Task<StepResult> findEndpoint(Call& call)
{
    auto resolving = resolveEndpoint(call.context);
    auto resolved = co_await resolving;
    if (!resolved.ok()) {
        co_return std::move(resolved).error();
    }
    call.endpoint = std::move(resolved).value();
    co_return Flow::Next;
}

/// Parameters and credentials must not leak through the words of an error: services quote requests.
void hide(const trace::Redactor& redactor, Error& error)
{
    error.message = redactor.text(error.message);
    for (auto& entry : error.context) {
        entry.second = redactor.text(entry.second);
    }
}

Error hideSecrets(const Call& call, Error error)
{
    if (call.recorder) {
        hide(call.recorder->redactor(), error);
        return error;
    }
    trace::Redactor redactor;
    (void)redactor.shaped(call.params, call.operation().inputShape());
    if (call.context.credentials) {
        teachSecrets(redactor, *call.context.credentials);
    }
    hide(redactor, error);
    return error;
}

/// What the model has against the parameters, for the report and the trace.
void findHints(Call& call)
{
    if (!call.wantsHints) {
        return;
    }
    for (std::string& hint : hintsFor(call.params, call.operation().inputShape())) {
        call.report.hints.push_back(hideSecrets(call, Error(ErrorCode::ParamValidation, std::move(hint))).message);
    }
    if (call.recorder && !call.report.hints.empty()) {
        call.recorder->note("hints", List(call.report.hints.begin(), call.report.hints.end()));
    }
}

Task<StepResult> validateParams(Call& call)
{
    if (call.client().config.parameterValidation.value_or(true)) {
        auto checked = protocol::checkParams(call.params, call.operation().inputShape());
        if (!checked.ok()) {
            co_return std::move(checked).error();
        }
    }
    findHints(call);
    co_return call.dryRun == DryRun::Validated ? Flow::Stop : Flow::Next;
}

Task<StepResult> serializeParams(Call& call)
{
    const model::OperationModel& operation = call.context.view ? *call.context.view : call.operation();
    const auto protocol = operation.service->resolvedProtocol();
    if (protocol && *protocol == model::Protocol::SmithyRpcV2Cbor) {
        call.context.useFeature("PROTOCOL_RPC_V2_CBOR");
    }
    auto serialized = call.client().serializer->serialize(call.params, operation);
    if (!serialized.ok()) {
        co_return std::move(serialized).error();
    }
    call.request = std::move(serialized).value();
    if (call.body) {
        call.request.body = http::Body(call.body);
    }
    if (call.context.events) {
        sendEvents(call.request, call.context.events);
    }
    if (!call.client().config.injectHostPrefix.value_or(true)) {
        call.request.hostPrefix.clear();
    }
    for (const auto& [name, value] : call.endpoint.headers) {
        call.request.headers.set(name, value);
    }
    if (!call.presign) {
        call.request.headers.set("User-Agent", userAgentOf(call.context));
    }
    call.request.url = http::buildUrl(call.endpoint.url, call.request);
    if (call.dryRun == DryRun::Serialized) {
        call.report.request = makeRequest(call.request, call.operation());
        co_return Flow::Stop;
    }
    co_return Flow::Next;
}

Task<StepResult> presign(Call& call)
{
    if (!call.presign) {
        co_return Flow::Next;
    }
    auto signing = presignRequest(call.context, call.request, *call.presign, call.report);
    auto outcome = co_await signing;
    if (!outcome.ok()) {
        co_return std::move(outcome).error();
    }
    co_return Flow::Stop;
}

/// What botocore does between before-call and the first attempt.
Result<void> completeRequest(Call& call)
{
    auto compressed = compressRequest(call.request, call.client(), call.operation());
    if (!compressed.ok()) {
        return std::move(compressed).error();
    }
    if (*compressed) {
        call.context.useFeature("GZIP_REQUEST_COMPRESSION");
    }
    return applyRequestChecksum(call.request, call.context.checksum);
}

Task<StepResult> beforeCall(Call& call)
{
    auto plan = resolveChecksums(call.client(), call.request, call.operation(), call.params);
    if (!plan.ok()) {
        co_return std::move(plan).error();
    }
    call.context.checksum = std::move(plan).value();
    for (std::string& feature : checksumFeatures(call.request, call.context.checksum)) {
        call.context.useFeature(std::move(feature));
    }
    BeforeCall payload(call.operation(), call.request, call.context);
    auto emission = emitStep(call.event("before-call"), payload, call.context, true);
    auto outcome = co_await emission;
    if (!outcome.ok()) {
        co_return std::move(outcome).error();
    }
    if (payload.answer.given()) {
        call.report.response = payload.answer.get().response;
        call.report.parsed = payload.answer.get().parsed;
        co_return Flow::AfterCall;
    }
    co_return onwards(completeRequest(call));
}

/// Emits after-call-error and gives the error that goes to the caller.
Task<Error> reportFailure(Call& call, Error error)
{
    AfterCallError payload(call.operation(), error, call.context);
    auto emission = emitStep(call.event("after-call-error"), payload, call.context);
    auto outcome = co_await emission;
    co_return outcome.ok() ? error : outcome.error();
}

Task<StepResult> sendAndParse(Call& call)
{
    auto attempts = runAttempts(call.context, call.request, call.dryRun == DryRun::Signed, call.report);
    auto outcome = co_await attempts;
    call.report.attempts = call.context.attempt;
    if (!outcome.ok()) {
        if (call.recorder) {
            call.recorder->note("error", Value::object({{"code", errorCodeName(outcome.error().code)},
                                                        {"message", outcome.error().message}}));
        }
        auto failure = reportFailure(call, std::move(outcome).error());
        auto error = co_await failure;
        co_return error;
    }
    co_return call.dryRun == DryRun::Signed ? Flow::Stop : Flow::Next;
}

Task<StepResult> afterCall(Call& call)
{
    AfterCall payload(call.operation(), call.report.response, call.report.parsed, call.context);
    auto emission = emitStep(call.event("after-call"), payload, call.context);
    auto outcome = co_await emission;
    call.report.serviceError = call.report.response.status >= 300;
    co_return onwards(std::move(outcome));
}

/// A named step of the lifecycle. What fails before anything was sent has no event of its own in botocore.
struct NamedStep {
    std::string_view name;
    Task<StepResult> (*run)(Call&);
    bool reportsItsFailures = false;
};

constexpr std::array steps = {
    NamedStep{"provide-params", provideParams},  NamedStep{"build-params", buildParams},
    NamedStep{"resolve-endpoint", findEndpoint}, NamedStep{"validate", validateParams},
    NamedStep{"serialize", serializeParams},     NamedStep{"presign", presign},
    NamedStep{"before-call", beforeCall},        NamedStep{"send", sendAndParse, true},
    NamedStep{"after-call", afterCall},
};
constexpr std::size_t afterCallStep = steps.size() - 1;

void finishTrace(Call& call)
{
    if (!call.recorder) {
        return;
    }
    const CallReport& report = call.report;
    trace::CallState state = trace::CallState::Done;
    std::string summary;
    if (report.error) {
        state = trace::CallState::Failed;
        summary = report.error->message;
    } else if (report.refusal) {
        state = trace::CallState::ServiceError;
        summary = report.refusal->message;
    }
    call.recorder->finish(state, report.attempts, report.response.status, summary);
}

void startCall(Call& call, const ClientState& client, const model::OperationModel& operation, Value params,
               const CallOptions& options)
{
    call.context.client = &client;
    call.context.operation = &operation;
    call.context.unsignedPayload = operation.unsignedPayload;
    call.context.streamingInput = operation.hasStreamingInput();
    call.context.streamOutput = options.streamOutput;
    call.context.features = options.features;
    call.context.events = operation.hasEventStreamInput() ? options.events : nullptr;
    call.context.invocationId = client.runtime.random->uuid4();
    call.params = params.isNull() ? Value(Map()) : std::move(params);
    call.body = operation.hasStreamingInput() ? options.body : nullptr;
    if (call.body) {
        describeStream(call.params, operation, *call.body);
    }
    call.context.params = &call.params;
    call.dryRun = options.dryRun;
    call.wantsHints = options.hints || options.trace;
    call.context.dryRun = options.dryRun != DryRun::No;
    call.presign = options.presign;
    if (call.presign) {
        notePresigning(call.context);
    }
    call.report.operation = operation.name.str();
    if (options.trace) {
        trace::CallInfo info{options.id,
                             operation.service->serviceName(),
                             operation.service->serviceId(),
                             operation.name.str(),
                             options.profile,
                             client.region,
                             client.runtime.clock->now()};
        call.recorder =
            std::make_unique<trace::CallRecorder>(std::move(info), operation, *client.runtime.clock, *options.trace);
        call.context.trace = call.recorder.get();
    }
}

/// What botocore's words for a refusal say: "Unknown" without that part, Python's None for an empty element.
std::string partOf(const Value& error, std::string_view name)
{
    const Value* part = error.find(name);
    return !part ? "Unknown" : part->isNull() ? "None" : part->isString() ? part->toString() : "Unknown";
}

/// A service's refusal as an Error in botocore's words.
Error refusalOf(const CallReport& report)
{
    const Value& error = report.parsed["Error"];
    const Value& metadata = report.parsed["ResponseMetadata"];
    const std::string code = partOf(error, "Code");
    const std::string message = partOf(error, "Message");
    std::string text = "An error occurred (" + code + ") when calling the " + report.operation + " operation";
    if (metadata["MaxAttemptsReached"].toBool() && metadata.find("RetryAttempts")) {
        text += " (reached max retries: " + std::to_string(metadata["RetryAttempts"].toInt()) + ")";
    }
    return Error(ErrorCode::ClientError, text + ": " + message)
        .with("code", code)
        .with("service_message", error["Message"].toString());
}

} // namespace

Task<CallReport> runCall(const ClientState& client, const model::OperationModel& operation, Value params,
                         CallOptions options)
{
    Call call;
    startCall(call, client, operation, std::move(params), options);
    for (std::size_t at = 0; at < steps.size(); ++at) {
        auto step = steps[at].run(call);
        auto result = co_await step;
        if (!result.ok()) {
            if (call.recorder && !steps[at].reportsItsFailures) {
                call.recorder->fail(result.error());
            }
            call.report.error = hideSecrets(call, std::move(result).error());
            break;
        }
        if (*result == Flow::Stop) {
            break;
        }
        if (*result == Flow::AfterCall) {
            at = afterCallStep - 1;
        }
    }
    if (call.report.serviceError && !call.report.error) {
        call.report.refusal = hideSecrets(call, refusalOf(call.report));
    }
    if (call.report.warning) {
        call.report.warning = hideSecrets(call, std::move(*call.report.warning));
    }
    finishTrace(call);
    co_return std::move(call.report);
}

} // namespace botoscope::lifecycle
