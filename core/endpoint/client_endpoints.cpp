#include "core/endpoint/client_endpoints.h"

namespace botoscope::endpoint {

ClientEndpoints::ClientEndpoints(ClientEndpointSettings settings, std::shared_ptr<const LegacyResolver> legacy,
                                 RuleSetLoader loadRuleSet)
    : m_settings(std::move(settings)), m_legacy(std::move(legacy)), m_loadRuleSet(std::move(loadRuleSet))
{
}

Result<Endpoint> ClientEndpoints::findStandard() const
{
    const BuiltinSettings& given = m_settings.builtins;
    const bool globalS3 = given.endpointPrefix == "s3" && usesGlobalS3(given.region, given.s3);
    EndpointQuery query;
    query.service = m_settings.service.get();
    query.region = globalS3 ? std::string() : given.region;
    query.customUrl = given.customUrl;
    query.fips = given.fips;
    query.dualstack = given.dualstack;
    auto found = LegacyEndpointSource(m_legacy, m_settings.useSsl).resolve(query);
    if (!found.ok()) {
        return found;
    }
    // botocore goes on calling S3's global region us-east-1: callers compare with it.
    if (globalS3 && found->regionName == "aws-global") {
        found->regionName = "us-east-1";
    }
    const bool plain = given.customUrl.empty() && !given.fips && !given.dualstack;
    if (given.endpointPrefix == "sts" && plain && usesGlobalSts(given.region, given.legacySts)) {
        found->url = m_settings.useSsl ? "https://sts.amazonaws.com" : "http://sts.amazonaws.com";
        found->signingRegion = "us-east-1";
    }
    return found;
}

const Result<Endpoint>& ClientEndpoints::standard() const
{
    if (!m_standard) {
        m_standard.emplace(findStandard());
    }
    return *m_standard;
}

const Result<std::shared_ptr<const rules::RuleSet>>& ClientEndpoints::ruleSet() const
{
    if (!m_ruleSet) {
        m_ruleSet.emplace(m_loadRuleSet());
        const ErrorCode code = m_ruleSet->ok() ? ErrorCode() : m_ruleSet->error().code;
        if (code == ErrorCode::DataNotFound || code == ErrorCode::UnknownService) {
            m_ruleSet.emplace(std::shared_ptr<const rules::RuleSet>());
        }
    }
    return *m_ruleSet;
}

bool ClientEndpoints::usesBuiltIn(std::string_view name) const
{
    const auto& rules = ruleSet();
    return rules.ok() && *rules && (*rules)->usesBuiltIn(name);
}

const Result<Value>& ClientEndpoints::builtins() const
{
    if (!m_builtins) {
        m_builtins.emplace(findBuiltins());
    }
    return *m_builtins;
}

Result<Value> ClientEndpoints::findBuiltins() const
{
    const auto& found = standard();
    const auto& rules = ruleSet();
    if (!found.ok() || !rules.ok()) {
        return found.ok() ? rules.error() : found.error();
    }
    BuiltinSettings settings = m_settings.builtins;
    settings.legacyRegion = found->regionName;
    Map builtins = defaultBuiltins(settings);
    if (settings.customUrl.empty() && !m_settings.bundledData) {
        builtins.set("SDK::Endpoint", found->url);
        builtins.set("AWS::UseFIPS", false);
        builtins.set("AWS::UseDualStack", false);
    }
    return Value(std::move(builtins));
}

Result<Endpoint> ClientEndpoints::resolve(const model::OperationModel& operation, const Value& params,
                                          const Map& builtins) const
{
    const auto& rules = ruleSet();
    if (!rules.ok()) {
        return rules.error();
    }
    if (!*rules) {
        return standard();
    }
    EndpointQuery query;
    query.service = m_settings.service.get();
    query.operation = &operation;
    query.params = &params;
    query.builtins = &builtins;
    query.clientContext = &m_settings.clientContext;
    if (!m_source) {
        m_source.emplace(*rules, m_settings.wishes, m_settings.useSsl);
    }
    return m_source->resolve(query);
}

} // namespace botoscope::endpoint
