#include "core/retry/retry_policy.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace botoscope::retry {

namespace {

constexpr int defaultMaxAttempts = 5;

/// Connection failures of every kind, but not the transport's unnamed ones (§12 item 25).
bool isConnectionError(ErrorCode code)
{
    return code == ErrorCode::EndpointConnection || code == ErrorCode::ConnectTimeout ||
           code == ErrorCode::ReadTimeout || code == ErrorCode::ConnectionClosed || code == ErrorCode::Ssl ||
           code == ErrorCode::ProxyConnection;
}

/// A rule of _retry.json, its reference resolved.
struct Rule {
    std::string name;
    bool socketErrors = false;
    int status = 0;
    std::string errorCode;
};

class LegacyPolicy final : public RetryPolicy {
public:
    LegacyPolicy(const Value& data, std::string_view endpointPrefix, std::optional<int> totalMaxAttempts)
    {
        const Value& retry = data["retry"];
        readSection(data, retry["__default__"]["__default__"]);
        readSection(data, retry[endpointPrefix]["__default__"]);
        if (totalMaxAttempts) {
            m_maxAttempts = *totalMaxAttempts;
        }
    }

    int maxAttempts() const override { return m_maxAttempts; }

    RetryDecision decide(const AttemptOutcome& outcome, double random) override
    {
        RetryDecision decision;
        const auto matches = [&outcome](const Rule& rule) { return applies(rule, outcome); };
        const auto rule = std::find_if(m_rules.begin(), m_rules.end(), matches);
        if (rule == m_rules.end()) {
            return decision;
        }
        decision.reason = rule->name + " (legacy mode)";
        if (outcome.attempt >= m_maxAttempts) {
            decision.maxAttemptsReached = true;
            decision.reason += ", but all " + std::to_string(m_maxAttempts) + " attempts are used";
            return decision;
        }
        decision.retry = true;
        const double base = m_randomBase ? random : m_base;
        decision.delaySeconds = base * std::pow(m_growth, outcome.attempt - 1);
        return decision;
    }

private:
    static bool applies(const Rule& rule, const AttemptOutcome& outcome)
    {
        if (rule.socketErrors) {
            return outcome.transportError && isConnectionError(*outcome.transportError);
        }
        if (outcome.transportError || (rule.status == 0 && rule.errorCode.empty())) {
            return false;
        }
        const bool status = rule.status == 0 || rule.status == outcome.status;
        return status && (rule.errorCode.empty() || rule.errorCode == outcome.errorCode);
    }

    void readSection(const Value& data, const Value& section)
    {
        if (section.find("max_attempts")) {
            m_maxAttempts = static_cast<int>(section["max_attempts"].toInt());
        }
        const Value& delay = section["delay"];
        if (delay.isMap()) {
            m_randomBase = delay["base"].isString();
            m_base = delay["base"].toDouble();
            m_growth = delay["growth_factor"].toDouble();
        }
        for (const auto& [name, policy] : section["policies"].map()) {
            readRule(name.str(), resolve(data, policy));
        }
    }

    static const Value& resolve(const Value& data, const Value& policy)
    {
        const Value* reference = policy.find("$ref");
        return reference ? data["definitions"][reference->toString()] : policy;
    }

    void readRule(const std::string& name, const Value& policy)
    {
        Rule rule;
        rule.name = name;
        const Value& when = policy["applies_when"];
        rule.socketErrors = when["socket_errors"].isList();
        const Value& response = when["response"];
        rule.status = static_cast<int>(response["http_status_code"].toInt());
        rule.errorCode = response["service_error_code"].toString();
        m_rules.push_back(std::move(rule));
    }

    std::vector<Rule> m_rules;
    int m_maxAttempts = defaultMaxAttempts;
    bool m_randomBase = true;
    double m_base = 0;
    double m_growth = 2;
};

} // namespace

std::unique_ptr<RetryPolicy> makeLegacyPolicy(const Value& retryData, std::string_view endpointPrefix,
                                              std::optional<int> totalMaxAttempts)
{
    return std::make_unique<LegacyPolicy>(retryData, endpointPrefix, totalMaxAttempts);
}

} // namespace botoscope::retry
