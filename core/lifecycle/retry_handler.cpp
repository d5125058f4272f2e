#include "core/lifecycle/retry_handler.h"

#include "core/lifecycle/payloads.h"

namespace botoscope::lifecycle {

namespace {

/// What the call's last retry took from the client's quota, noted until its success gives it back.
constexpr const char* quotaCostNote = "retry_quota_capacity";

retry::AttemptOutcome outcomeOf(const NeedsRetry& payload)
{
    retry::AttemptOutcome outcome;
    outcome.attempt = payload.attempts;
    if (payload.exception) {
        outcome.transportError = payload.exception->code;
        return outcome;
    }
    outcome.status = payload.response->status;
    outcome.crc32Mismatch =
        retry::hasCrc32Mismatch(payload.response->headers.get("x-amz-crc32"), payload.response->bodyView());
    // Some outputs have a member called Error: only an error status makes it one (§12 item 43).
    if (outcome.status >= 300) {
        outcome.errorCode = (*payload.parsed)["Error"]["Code"].toString();
        const model::Shape* shape = payload.model.service->errorShape(outcome.errorCode);
        if (shape && shape->exception) {
            outcome.modelledRetryable = shape->exception->retryable;
            outcome.modelledThrottling = shape->exception->throttling;
        }
    }
    return outcome;
}

void mark(NeedsRetry& payload, const char* key)
{
    if (payload.parsed && payload.parsed->find("ResponseMetadata")) {
        Value metadata = (*payload.parsed)["ResponseMetadata"];
        metadata.set(key, true);
        payload.parsed->set("ResponseMetadata", std::move(metadata));
    }
}

Result<void> decide(retry::RetryPolicy& policy, NeedsRetry& payload)
{
    payload.context.maxAttempts = std::max(payload.context.maxAttempts, policy.maxAttempts());
    const double random = payload.context.client->runtime.random->uniform();
    const retry::RetryDecision decision = policy.decide(outcomeOf(payload), random);
    if (decision.maxAttemptsReached) {
        mark(payload, "MaxAttemptsReached");
    }
    if (decision.quotaReached) {
        mark(payload, "RetryQuotaReached");
    }
    if (decision.retry) {
        payload.context.values[quotaCostNote] = decision.quotaCost;
    }
    if (decision.checksumFailed) {
        return Error(ErrorCode::ChecksumMismatch,
                     "The response failed its check to the last attempt: " + decision.reason);
    }
    payload.answer.give({decision.retry, decision.delaySeconds, decision.reason});
    return {};
}

} // namespace

void registerRetryHandler(events::Emitter& emitter, const std::string& serviceId,
                          std::shared_ptr<retry::RetryPolicy> policy)
{
    const auto decider =
        events::makeHandler<NeedsRetry>("retry", [policy](NeedsRetry& payload) { return decide(*policy, payload); });
    (void)emitter.registerHandler("needs-retry." + serviceId, decider, events::Position::Middle,
                                  "retry-config-" + serviceId);
    emitter.on<AfterCall>("after-call." + serviceId, "release_retry_quota", [policy](AfterCall& payload) {
        if (payload.response.status >= 200 && payload.response.status < 300) {
            const auto cost = payload.context.values.find(quotaCostNote);
            policy->succeeded(cost == payload.context.values.end() ? 0 : static_cast<int>(cost->second.toInt()));
        }
    });
}

} // namespace botoscope::lifecycle
