#include "core/endpoint/rule_set_source.h"

#include "core/base/encoding.h"

namespace botoscope::endpoint {

namespace {

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

Result<Endpoint> RuleSetEndpointSource::resolve(const EndpointQuery& query) const
{
    const auto parameters = ruleParameters(*m_ruleSet, query);
    if (!parameters) {
        return parameters.error();
    }
    auto found = m_ruleSet->resolve(*parameters);
    if (!found) {
        return classify(std::move(found).error(), query.service->serviceName());
    }
    Endpoint endpoint;
    endpoint.url = std::move(found->url);
    if (!m_useSsl && endpoint.url.starts_with("https://") && !parameters->contains("Endpoint")) {
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
