#pragma once
#include "core/base/result.h"
#include "core/endpoint/rules/ast.h"
#include "core/endpoint/rules/partitions.h"
#include "core/endpoint/rules/rule_set.h"

#include <optional>

namespace botoscope::endpoint::rules {

/// One evaluation of rules.
class Evaluator {
public:
    /// values has the parameters at their slots and Null elsewhere.
    Evaluator(const Slots& slots, const Partitions& partitions, std::vector<Value> values);
    /// nullopt if no rule applied. Error: EndpointResolution.
    Result<std::optional<RuleEndpoint>> run(const std::vector<Rule>& rules);

private:
    class Scope;
    Result<std::optional<RuleEndpoint>> runRule(const Rule& rule);
    Result<bool> holds(const Rule& rule, Scope& scope);
    Result<Value> call(const Call& call, Scope* scope);
    Result<Value> resolve(const Expression& expression);
    Result<std::string> resolveTemplate(const std::vector<TemplatePart>& parts);
    Result<Value> resolveProperties(const Value& value);
    Result<RuleEndpoint> makeEndpoint(const Rule& rule);
    std::string reason() const;

    const Slots& m_slots;
    const Partitions& m_partitions;
    std::vector<Value> m_values;
    std::vector<bool> m_bound;
    std::vector<const Rule*> m_path; // rules whose conditions hold, outermost first
};

} // namespace botoscope::endpoint::rules
