#include "core/lifecycle/retry_handler.h"

#include "core/lifecycle/async_handler.h"
#include "core/lifecycle/payloads.h"
#include "core/retry/adaptive_limiter.h"
#include "core/trace/recorder.h"

namespace botoscope::lifecycle {

namespace {

/// What the call's last retry took from the client's quota, noted until its success gives it back.
constexpr const char* quotaCostNote = "retry_quota_capacity";

retry::AttemptOutcome outcomeOf(const NeedsRetry& payload)
{
    retry::AttemptOutcome outcome;
    outcome.attempt = payload.attempts;
    outcome.longPolling = retry::isLongPolling(payload.model.service->serviceId(), payload.model.name.view());
    if (payload.exception) {
        outcome.transportError = payload.exception->code;
        return outcome;
    }
    outcome.status = payload.response->status;
    outcome.retryAfter = payload.response->headers.get("x-amz-retry-after");
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

std::int64_t microsOf(double seconds)
{
    return static_cast<std::int64_t>(seconds * 1e6);
}

void mark(NeedsRetry& payload, const char* key)
{
    if (payload.parsed && payload.parsed->find("ResponseMetadata")) {
        Value metadata = (*payload.parsed)["ResponseMetadata"];
        metadata.set(key, true);
        payload.parsed->set("ResponseMetadata", std::move(metadata));
    }
}

Task<Result<void>> decide(std::shared_ptr<retry::RetryPolicy> kept, NeedsRetry& payload)
{
    retry::RetryPolicy& policy = *kept;
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
        co_return Error(ErrorCode::ChecksumMismatch,
                        "The response failed its check to the last attempt: " + decision.reason);
    }
    if (!decision.retry && decision.delaySeconds > 0) { // whoever polls on must not come back at once
        auto pause = sleepFor(*payload.context.client->runtime.timers, microsOf(decision.delaySeconds));
        co_await pause;
    }
    payload.answer.give({decision.retry, decision.delaySeconds, decision.reason});
    co_return Result<void>();
}

double secondsOf(const Clock& clock)
{
    return static_cast<double>(clock.monotonicMicros()) / 1e6;
}

/// Waits until the limiter lets a request pass. A clock that stands still must not hold it for ever.
Task<Result<void>> awaitToken(std::shared_ptr<retry::AdaptiveLimiter> limiter, BeforeSend& payload)
{
    constexpr int mostWaits = 1000;
    const Runtime& runtime = payload.context.client->runtime;
    double waited = 0;
    for (int i = 0; i < mostWaits; ++i) {
        const double wait = limiter->acquire(secondsOf(*runtime.clock));
        if (wait <= 0) {
            break;
        }
        auto pause = sleepFor(*runtime.timers, microsOf(wait));
        co_await pause;
        waited += wait;
    }
    if (payload.context.trace && limiter->enabled()) {
        payload.context.trace->note("rate_limit",
                                    Value::object({{"waited_s", waited},
                                                   {"rate_per_s", limiter->rate()},
                                                   {"reason", waited > 0 ? "adaptive mode sends no faster than the rate"
                                                                         : "adaptive mode: below the rate"}}));
    }
    co_return Result<void>();
}

void tellLimiter(retry::AdaptiveLimiter& limiter, const Clock& clock, NeedsRetry& payload)
{
    const bool throttled = retry::isThrottlingError(outcomeOf(payload));
    limiter.received(secondsOf(clock), throttled);
    if (payload.context.trace && limiter.enabled()) {
        payload.context.trace->note("rate_limit",
                                    Value::object({{"throttled", throttled},
                                                   {"measured_per_s", limiter.measuredRate()},
                                                   {"rate_per_s", limiter.rate()},
                                                   {"reason", throttled ? "the service throttles: the rate falls"
                                                                        : "not throttled: the rate grows again"}}));
    }
}

} // namespace

void registerRetryHandler(events::Emitter& emitter, const std::string& serviceId,
                          std::shared_ptr<retry::RetryPolicy> policy, bool tellsMaxAttempts)
{
    const auto decider =
        makeAsyncHandler<NeedsRetry>("retry", [policy](NeedsRetry& payload) { return decide(policy, payload); });
    (void)emitter.registerHandler("needs-retry." + serviceId, decider, events::Position::Middle,
                                  "retry-config-" + serviceId);
    emitter.on<AfterCall>("after-call." + serviceId, "release_retry_quota", [policy](AfterCall& payload) {
        if (payload.response.status >= 200 && payload.response.status < 300) {
            const auto cost = payload.context.values.find(quotaCostNote);
            policy->succeeded(cost == payload.context.values.end() ? 0 : static_cast<int>(cost->second.toInt()));
        }
    });
    if (tellsMaxAttempts) {
        emitter.on<BeforeCall>("before-call." + serviceId, "tell_max_attempts", [policy](BeforeCall& payload) {
            payload.context.maxAttempts = std::max(payload.context.maxAttempts, policy->maxAttempts());
        });
    }
}

void registerAdaptiveRetries(events::Emitter& emitter, const Clock& clock)
{
    const auto limiter = std::make_shared<retry::AdaptiveLimiter>(secondsOf(clock));
    (void)emitter.registerHandler("before-send",
                                  makeAsyncHandler<BeforeSend>("adaptive_wait", [limiter](BeforeSend& payload) {
                                      return awaitToken(limiter, payload);
                                  }));
    emitter.on<NeedsRetry>("needs-retry", "adaptive_rate",
                           [limiter, &clock](NeedsRetry& payload) { tellLimiter(*limiter, clock, payload); });
}

} // namespace botoscope::lifecycle
