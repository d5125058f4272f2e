#include "core/retry/retry_config.h"
#include "core/retry/retry_policy.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace botoscope::retry {

namespace {

/// Connection failures of every kind, but not the transport's unnamed ones (botocore-behaviour.md §12 item 25).
bool isConnectionError(ErrorCode code)
{
    return code == ErrorCode::EndpointConnection || code == ErrorCode::ConnectTimeout ||
           code == ErrorCode::ReadTimeout || code == ErrorCode::ConnectionClosed || code == ErrorCode::Ssl ||
           code == ErrorCode::ProxyConnection;
}

/// A rule of _retry.json.
struct Rule {
    std::string name;
    bool socketErrors = false;
    bool crc32 = false;
    int status = 0;
    std::string errorCode;
};

Rule readRule(const std::string& name, const Value& policy)
{
    const Value& when = policy["applies_when"];
    const Value& response = when["response"];
    Rule rule;
    rule.name = name;
    rule.socketErrors = !response.isMap() && when.find("socket_errors");
    rule.status = static_cast<int>(response["http_status_code"].toInt());
    rule.errorCode = response["service_error_code"].toString();
    rule.crc32 = rule.status == 0 && response.find("crc32body");
    return rule;
}

/// Why the rule applies, in words; empty if it does not.
std::string reasonOf(const Rule& rule, const AttemptOutcome& outcome)
{
    const std::string name = " (" + rule.name + ')';
    if (outcome.transportError) {
        const bool applies = rule.socketErrors && isConnectionError(*outcome.transportError);
        return applies ? "a transport error is retryable: " + std::string(errorCodeName(*outcome.transportError)) + name
                       : std::string();
    }
    if (rule.crc32) {
        return outcome.crc32Mismatch ? "the body does not have the CRC-32 of its header" + name : std::string();
    }
    if (rule.status == 0 || rule.status != outcome.status) {
        return {};
    }
    const std::string status = "status " + std::to_string(outcome.status);
    if (rule.errorCode.empty()) {
        return status + " is retryable" + name;
    }
    return rule.errorCode == outcome.errorCode ? "error " + rule.errorCode + " with " + status + " is retryable" + name
                                               : std::string();
}

class LegacyPolicy final : public RetryPolicy {
public:
    LegacyPolicy(const Value& data, std::string_view endpointPrefix, std::optional<int> totalMaxAttempts)
    {
        const auto retries = totalMaxAttempts ? std::optional(*totalMaxAttempts - 1) : std::nullopt;
        const Value config = buildRetryConfig(endpointPrefix, data["retry"], data["definitions"], retries);
        const Value& section = config["__default__"];
        m_maxAttempts = static_cast<int>(section["max_attempts"].toInt());
        const Value& delay = section["delay"];
        m_randomBase = !delay["base"].isNumber();
        m_base = delay["base"].toDouble();
        m_growth = delay["growth_factor"].toDouble();
        for (const auto& [name, policy] : section["policies"].map()) {
            m_rules.push_back(readRule(name.str(), policy));
        }
    }

    int maxAttempts() const override { return m_maxAttempts; }

    RetryDecision decide(const AttemptOutcome& outcome, double random) override
    {
        RetryDecision decision;
        for (const Rule& rule : m_rules) {
            decision.reason = reasonOf(rule, outcome);
            if (!decision.reason.empty()) {
                finish(decision, rule, outcome.attempt, random);
                break;
            }
        }
        return decision;
    }

private:
    void finish(RetryDecision& decision, const Rule& rule, int attempt, double random) const
    {
        if (attempt < m_maxAttempts) {
            decision.retry = true;
            decision.delaySeconds = (m_randomBase ? random : m_base) * std::pow(m_growth, attempt - 1);
            return;
        }
        decision.reason +=
            ", but attempt " + std::to_string(attempt) + " was the last of " + std::to_string(m_maxAttempts);
        decision.checksumFailed = rule.crc32;
        decision.maxAttemptsReached = !rule.crc32;
    }

    std::vector<Rule> m_rules;
    int m_maxAttempts = 0;
    bool m_randomBase = true;
    double m_base = 0;
    double m_growth = 0;
};

} // namespace

std::unique_ptr<RetryPolicy> makeLegacyPolicy(const Value& retryData, std::string_view endpointPrefix,
                                              std::optional<int> totalMaxAttempts)
{
    return std::make_unique<LegacyPolicy>(retryData, endpointPrefix, totalMaxAttempts);
}

} // namespace botoscope::retry
