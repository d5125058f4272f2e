#pragma once
#include "core/endpoint/auth_scheme.h"
#include "core/endpoint/builtins.h"
#include "core/endpoint/endpoint.h"
#include "core/endpoint/legacy_resolver.h"
#include "core/endpoint/rule_set_source.h"

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace botoscope::endpoint {

/// Compiles a service's rule set when it is first needed. Errors DataNotFound, UnknownService: it has none.
using RuleSetLoader = std::function<Result<std::shared_ptr<const rules::RuleSet>>()>;

/// A client's settings as far as its endpoints depend on them.
struct ClientEndpointSettings {
    std::shared_ptr<const model::ServiceModel> service;
    BuiltinSettings builtins; ///< but for legacyRegion, which comes out of the legacy data
    Map clientContext;        ///< values of clientContextParams by their names in snake case
    AuthWishes wishes;
    bool useSsl = true;
    bool bundledData = true; ///< endpoints.json is botocore's own; another's endpoints go before the rules
};

/// Where a client's calls go: by its service's rule set, or by endpoints.json where there is none
/// (botocore-behaviour.md §6). Nothing is loaded before it is asked for. Belongs to the client's thread.
class ClientEndpoints {
public:
    ClientEndpoints(ClientEndpointSettings settings, std::shared_ptr<const LegacyResolver> legacy,
                    RuleSetLoader loadRuleSet);

    /// What endpoints.json says of the client as a whole: the region it reports, what it signs for unless a rule says
    /// otherwise, its partition and URL. Errors: NoRegion, EndpointResolution (no such FIPS or dual-stack variant).
    const Result<Endpoint>& standard() const;
    /// What before-endpoint-resolution starts with, a map. Errors: standard()'s, ModelDefect.
    const Result<Value>& builtins() const;
    /// True if the rules look at that built-in, so that it is worth getting.
    bool usesBuiltIn(std::string_view name) const;
    /// A call's endpoint. Errors: EndpointSource's, standard()'s, ModelDefect.
    Result<Endpoint> resolve(const model::OperationModel& operation, const Value& params, const Map& builtins) const;

    const ClientEndpointSettings& settings() const { return m_settings; }

private:
    Result<Endpoint> findStandard() const;
    Result<Value> findBuiltins() const;
    /// nullptr: the service has none.
    const Result<std::shared_ptr<const rules::RuleSet>>& ruleSet() const;

    ClientEndpointSettings m_settings;
    std::shared_ptr<const LegacyResolver> m_legacy;
    RuleSetLoader m_loadRuleSet;
    mutable std::optional<Result<Endpoint>> m_standard;
    mutable std::optional<Result<Value>> m_builtins;
    mutable std::optional<RuleSetEndpointSource> m_source; ///< of m_ruleSet
    mutable std::optional<Result<std::shared_ptr<const rules::RuleSet>>> m_ruleSet;
};

} // namespace botoscope::endpoint
