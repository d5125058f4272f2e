#include "conformance/retry.h"

#include "core/retry/adaptive_limiter.h"
#include "core/retry/retry_policy.h"

#include <cmath>

namespace botoscope::conformance {

namespace {

constexpr double tolerance = 1e-5;

/// One invocation in progress: attempts so far and what the last retry cost.
struct Invocation {
    int attempt = 1;
    int cost = 0;
};

struct Setting {
    retry::StandardOptions options;
    double random = 1;
    bool longPolling = false;
    std::string endpointPrefix;
};

Setting readSetting(const Value& given, bool revised)
{
    Setting setting;
    setting.options.revised = revised;
    if (const Value* attempts = given.find("max_attempts")) {
        setting.options.totalMaxAttempts = static_cast<int>(attempts->toInt());
    }
    if (const Value* tokens = given.find("initial_retry_tokens")) {
        setting.options.quota = static_cast<int>(tokens->toInt());
    }
    if (const Value* most = given.find("max_backoff_time")) {
        setting.options.maxBackoffSeconds = most->toDouble();
    }
    if (const Value* base = given.find("exponential_base")) {
        setting.random = base->toDouble();
    }
    setting.longPolling = given["long_polling"].toBool();
    const std::string& service = given["service"].toString();
    setting.endpointPrefix = service == "dynamodb-streams" ? "streams.dynamodb" : service;
    return setting;
}

bool isSuccess(const Value& response)
{
    return response["status_code"].toInt() < 300;
}

std::string outcomeName(const retry::RetryDecision& decision)
{
    if (decision.retry) {
        return "retry_request";
    }
    if (decision.quotaReached) {
        return "retry_quota_exceeded";
    }
    return decision.maxAttemptsReached && !decision.reason.empty() ? "max_attempts_exceeded" : "fail_request";
}

std::optional<std::string> compareStep(const Value& expected, const std::string& outcome, double delay, int quota)
{
    if (expected["outcome"].toString() != outcome) {
        return "outcome " + outcome + ", expected " + expected["outcome"].toString();
    }
    const Value* wantedQuota = expected.find("retry_quota");
    if (wantedQuota && wantedQuota->toInt() != quota) {
        return "quota " + std::to_string(quota) + ", expected " + std::to_string(wantedQuota->toInt());
    }
    const Value* wantedDelay = expected.find("delay");
    if (std::fabs((wantedDelay ? wantedDelay->toDouble() : delay) - delay) > tolerance) {
        return "delay " + std::to_string(delay) + ", expected " + std::to_string(wantedDelay->toDouble());
    }
    return std::nullopt;
}

std::optional<std::string> runStep(retry::RetryPolicy& policy, const Setting& setting, Invocation& invocation,
                                   const Value& step)
{
    const Value& response = step["response"];
    if (isSuccess(response)) {
        policy.succeeded(invocation.cost);
        invocation = {};
        return compareStep(step["expected"], "success", 0, policy.availableQuota().value_or(-1));
    }
    retry::AttemptOutcome outcome;
    outcome.attempt = invocation.attempt;
    outcome.status = static_cast<int>(response["status_code"].toInt());
    outcome.errorCode = response["error_code"].toString();
    outcome.retryAfter = response["headers"]["x-amz-retry-after"].toString();
    outcome.longPolling = setting.longPolling;
    const retry::RetryDecision decision = policy.decide(outcome, setting.random);
    invocation = decision.retry ? Invocation{invocation.attempt + 1, decision.quotaCost} : Invocation();
    return compareStep(step["expected"], outcomeName(decision), decision.delaySeconds,
                       policy.availableQuota().value_or(-1));
}

/// The vectors' order of two interleaved invocations: the first's failures, the second's, both ends.
std::optional<std::string> runThreads(retry::RetryPolicy& policy, const Setting& setting, const Value& given)
{
    std::vector<Invocation> invocations(given["threads"].size());
    for (const bool successes : {false, true}) {
        for (std::size_t i = 0; i < invocations.size(); ++i) {
            const std::size_t thread = successes ? invocations.size() - 1 - i : i;
            for (const Value& step : given["threads"].at(thread).list()) {
                if (isSuccess(step["response"]) != successes) {
                    continue;
                }
                if (auto different = runStep(policy, setting, invocations[thread], step)) {
                    return different;
                }
            }
        }
    }
    const std::int64_t quota = policy.availableQuota().value_or(-1);
    return quota == given["expected_final_quota"].toInt() ? std::nullopt
                                                          : std::optional("final quota " + std::to_string(quota));
}

std::optional<std::string> runCase(const Value& given, bool revised)
{
    const Setting setting = readSetting(given["given"], revised);
    const auto policy = retry::makeStandardPolicy(setting.endpointPrefix, setting.options);
    if (given.find("threads")) {
        return runThreads(*policy, setting, given);
    }
    Invocation invocation;
    int number = 0;
    for (const Value& step : given["responses"].list()) {
        ++number;
        if (auto different = runStep(*policy, setting, invocation, step)) {
            return "step " + std::to_string(number) + ": " + *different;
        }
    }
    return std::nullopt;
}

std::optional<std::string> near(const char* what, const Value& expected, double actual)
{
    return std::fabs(expected.toDouble() - actual) <= tolerance
               ? std::nullopt
               : std::optional(std::string(what) + ' ' + std::to_string(actual) + ", expected " +
                               std::to_string(expected.toDouble()));
}

std::optional<std::string> runAdaptiveCase(const Value& given)
{
    retry::CubicCurve curve(given["given"]["last_max_rate"].toDouble(),
                            given["given"]["last_throttle_time"].toDouble());
    retry::AdaptiveLimiter limiter(0);
    double rate = 0;
    for (const Value& step : given["cases"].list()) {
        const bool throttled = step["response"].toString() == "throttle";
        const double now = step["timestamp"].toDouble();
        std::optional<std::string> different;
        if (step.find("calculated_rate")) {
            rate = throttled ? curve.throttled(rate, now) : curve.success(now);
            different = near("rate", step["calculated_rate"], rate);
        } else {
            limiter.received(now, throttled);
            different = near("measured rate", step["measured_tx_rate"], limiter.measuredRate());
            different = different ? different : near("bucket rate", step["new_token_bucket_rate"], limiter.rate());
        }
        if (different) {
            return "at " + std::to_string(now) + ": " + *different;
        }
    }
    return std::nullopt;
}

} // namespace

SuiteResult runRetryStandard(const std::filesystem::path& folder, bool revised)
{
    SuiteResult result;
    const Value cases = casesIn(folder / (revised ? "standard-v2.1.json" : "standard.json"), result);
    for (const Value& item : cases.list()) {
        result.count(item["id"].toString(), runCase(item["case"], revised));
    }
    return result;
}

SuiteResult runRetryAdaptive(const std::filesystem::path& folder)
{
    SuiteResult result;
    const Value cases = casesIn(folder / "adaptive.json", result);
    for (const Value& item : cases.list()) {
        result.count(item["id"].toString(), runAdaptiveCase(item["case"]));
    }
    return result;
}

} // namespace botoscope::conformance
