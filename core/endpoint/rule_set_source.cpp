#include "core/endpoint/rule_set_source.h"

#include "core/base/encoding.h"

#include <algorithm>

namespace botoscope::endpoint {

namespace {

constexpr std::size_t mostRemembered = 100; // as many as botocore

/// Some refusals of rules mean what other parts of a call have codes for.
Error classify(Error error, const std::string& serviceName)
{
    const std::string& message = error.message;
    if (message.starts_with("Invalid region in ARN: ")) {
        error.code = ErrorCode::InvalidRegion;
    } else if ((serviceName == "s3" && toLower(message).starts_with("invalid arn:")) ||
               (serviceName == "s3control" && message == "AccountId is required but not set")) {
        error.code = ErrorCode::ParamValidation;
    }
    return error;
}

} // namespace

std::optional<Endpoint> RuleSetEndpointSource::remembered(const Values& values) const
{
    const std::lock_guard lock(m_mutex);
    const auto found =
        std::find_if(m_recent.begin(), m_recent.end(), [&values](const auto& known) { return known.first == values; });
    if (found == m_recent.end()) {
        return std::nullopt;
    }
    m_recent.splice(m_recent.begin(), m_recent, found);
    return found->second;
}

void RuleSetEndpointSource::remember(Values values, const Endpoint& endpoint) const
{
    const std::lock_guard lock(m_mutex);
    m_recent.emplace_front(std::move(values), endpoint);
    if (m_recent.size() > mostRemembered) {
        m_recent.pop_back();
    }
}

Result<Endpoint> RuleSetEndpointSource::resolve(const EndpointQuery& query) const
{
    const auto parameters = ruleParameters(*m_ruleSet, query);
    if (!parameters) {
        return parameters.error();
    }
    auto values = m_ruleSet->bind(*parameters);
    if (!values) {
        return std::move(values).error();
    }
    if (auto known = remembered(*values)) {
        return *std::move(known);
    }
    auto endpoint = find(*values, query, parameters->contains("Endpoint"));
    if (endpoint) {
        remember(*std::move(values), *endpoint);
    }
    return endpoint;
}

Result<Endpoint> RuleSetEndpointSource::find(const Values& bound, const EndpointQuery& query, bool custom) const
{
    auto found = m_ruleSet->resolve(bound);
    if (!found) {
        return classify(std::move(found).error(), query.service->serviceName());
    }
    Endpoint endpoint;
    endpoint.url = std::move(found->url);
    if (!m_useSsl && endpoint.url.starts_with("https://") && !custom) {
        endpoint.url.erase(4, 1);
    }
    for (const auto& [name, values] : found->headers) {
        endpoint.headers.add(name, values.empty() ? std::string() : values.front());
    }
    endpoint.properties = std::move(found->properties);
    endpoint.reason = "rule set: " + found->reason;
    endpoint.authSchemes = readAuthSchemes(endpoint.properties);
    if (!endpoint.authSchemes.empty()) {
        auto choice = chooseAuthScheme(endpoint.authSchemes, m_wishes);
        if (!choice) {
            return std::move(choice).error();
        }
        endpoint.authScheme = std::move(choice->signatureVersion);
        endpoint.signingRegion = std::move(choice->region);
        endpoint.signingName = std::move(choice->signingName);
    }
    return endpoint;
}

} // namespace botoscope::endpoint
