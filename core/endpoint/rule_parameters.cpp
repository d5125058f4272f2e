#include "core/endpoint/rule_set_source.h"
#include "core/jmespath/jmespath.h"

#include <algorithm>
#include <array>

namespace botoscope::endpoint {

namespace {

constexpr std::array<std::string_view, 14> knownBuiltIns = {"AWS::Region",
                                                            "AWS::UseFIPS",
                                                            "AWS::UseDualStack",
                                                            "AWS::STS::UseGlobalEndpoint",
                                                            "AWS::S3::UseGlobalEndpoint",
                                                            "AWS::S3::Accelerate",
                                                            "AWS::S3::ForcePathStyle",
                                                            "AWS::S3::UseArnRegion",
                                                            "AWS::S3::DisableS3ExpressSessionAuth",
                                                            "AWS::S3Control::UseArnRegion",
                                                            "AWS::S3::DisableMultiRegionAccessPoints",
                                                            "SDK::Endpoint",
                                                            "AWS::Auth::AccountId",
                                                            "AWS::Auth::AccountIdEndpointMode"};

/// Looks parameters up in the places they may come from.
class ParameterFinder {
public:
    explicit ParameterFinder(const EndpointQuery& query)
        : m_query(query), m_clientParams(query.service->section("clientContextParams"))
    {
        if (query.operation) {
            m_staticParams = query.operation->trait("staticContextParams");
            m_expressions = query.operation->trait("operationContextParams");
        }
        if (const model::Shape* input = query.operation && query.params ? query.operation->inputShape() : nullptr) {
            for (const model::Member& member : input->members) {
                if (!member.ref.traits().contextParam.empty()) {
                    m_members.push_back(&member);
                }
            }
        }
    }

    /// Null if there is no value.
    Result<Value> find(const rules::Parameter& parameter) const
    {
        for (const auto source : {&ParameterFinder::fromStatic, &ParameterFinder::fromMember,
                                  &ParameterFinder::fromExpression, &ParameterFinder::fromClient}) {
            auto value = (this->*source)(parameter.name);
            if (!value || !value->isNull()) {
                return value;
            }
        }
        return fromBuiltIn(parameter.builtIn);
    }

private:
    Result<Value> fromStatic(const std::string& name) const { return Value(m_staticParams[name]["value"]); }

    Result<Value> fromMember(const std::string& name) const
    {
        for (const model::Member* member : m_members) {
            if (member->ref.traits().contextParam == name) {
                return Value((*m_query.params)[member->name.view()]);
            }
        }
        return Value();
    }

    Result<Value> fromExpression(const std::string& name) const
    {
        const Value* path = m_expressions[name].find("path");
        return path && m_query.params ? jmespath::search(path->toString(), *m_query.params) : Result<Value>(Value());
    }

    Result<Value> fromClient(const std::string& name) const
    {
        const bool offered = m_query.clientContext && m_clientParams.find(name);
        const Value* value = offered ? m_query.clientContext->find(model::xformName(name)) : nullptr;
        return value ? *value : Value();
    }

    Result<Value> fromBuiltIn(const std::string& name) const
    {
        if (name.empty()) {
            return Value();
        }
        if (std::find(knownBuiltIns.begin(), knownBuiltIns.end(), name) == knownBuiltIns.end()) {
            return Error(ErrorCode::EndpointResolution, "The endpoint rule set asks for an unknown built-in: " + name)
                .with("name", name);
        }
        const Value* value = m_query.builtins ? m_query.builtins->find(name) : nullptr;
        return value ? *value : fromQuery(name);
    }

    Value fromQuery(const std::string& name) const
    {
        if (name == "AWS::Region") {
            return m_query.region.empty() ? Value() : Value(m_query.region);
        }
        if (name == "SDK::Endpoint") {
            return m_query.customUrl.empty() ? Value() : Value(m_query.customUrl);
        }
        if (name == "AWS::UseFIPS") {
            return m_query.fips;
        }
        return name == "AWS::UseDualStack" ? Value(m_query.dualstack) : Value();
    }

    const EndpointQuery& m_query;
    Value m_staticParams;
    Value m_expressions;
    Value m_clientParams;
    std::vector<const model::Member*> m_members; ///< of the input, those that feed a parameter
};

} // namespace

Result<Map> ruleParameters(const rules::RuleSet& ruleSet, const EndpointQuery& query)
{
    const ParameterFinder finder(query);
    Map values;
    for (const rules::Parameter& parameter : ruleSet.parameters()) {
        auto value = finder.find(parameter);
        if (!value) {
            return std::move(value).error();
        }
        if (!value->isNull()) {
            values.append(parameter.key) = std::move(*value);
        }
    }
    return values;
}

} // namespace botoscope::endpoint
