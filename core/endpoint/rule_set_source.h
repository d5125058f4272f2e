#pragma once
#include "core/endpoint/auth_scheme.h"
#include "core/endpoint/endpoint.h"
#include "core/endpoint/rules/rule_set.h"

#include <list>
#include <memory>
#include <mutex>
#include <vector>

namespace botoscope::endpoint {

/// Endpoints from a service's rule set (botocore-behaviour.md §6.2): each parameter of the rules takes the first value
/// there is of the operation's static context, the call's members, expressions over them, the client's context and the
/// built-ins. The endpoint's auth schemes are chosen from; what they leave open stays empty.
/// Further errors: UnknownSignatureVersion (see chooseAuthScheme), ParamValidation and InvalidRegion for refusals of
/// the rules that mean them.
class RuleSetEndpointSource final : public EndpointSource {
public:
    explicit RuleSetEndpointSource(std::shared_ptr<const rules::RuleSet> ruleSet, AuthWishes wishes = {},
                                   bool useSsl = true)
        : m_ruleSet(std::move(ruleSet)), m_wishes(std::move(wishes)), m_useSsl(useSsl)
    {
    }
    Result<Endpoint> resolve(const EndpointQuery& query) const override;
    /// True if the rules look at that built-in: credentials need not be loaded for an account id nobody asks for.
    bool usesBuiltIn(std::string_view name) const { return m_ruleSet->usesBuiltIn(name); }

private:
    using Values = std::vector<Value>;
    std::optional<Endpoint> remembered(const Values& values) const;
    void remember(Values values, const Endpoint& endpoint) const;
    Result<Endpoint> find(const Values& bound, const EndpointQuery& query, bool custom) const;

    std::shared_ptr<const rules::RuleSet> m_ruleSet;
    AuthWishes m_wishes;
    bool m_useSsl;
    mutable std::mutex m_mutex;
    mutable std::list<std::pair<Values, Endpoint>> m_recent; ///< the last answers, the latest used first
};

/// The values of a rule set's parameters for a call. Error: EndpointResolution (unknown built-in),
/// InvalidExpression (the model's own expression).
Result<Map> ruleParameters(const rules::RuleSet& ruleSet, const EndpointQuery& query);

} // namespace botoscope::endpoint
