#include "core/endpoint/rules/rule_set.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/endpoint/rules/compiler.h"
#include "core/endpoint/rules/evaluator.h"

#include <algorithm>
#include <optional>

namespace botoscope::endpoint::rules {

namespace {

std::optional<ParameterType> typeOf(const std::string& name)
{
    const std::string lower = toLower(name);
    if (lower == "string") {
        return ParameterType::String;
    }
    if (lower == "boolean") {
        return ParameterType::Boolean;
    }
    return lower == "stringarray" ? std::optional(ParameterType::StringArray) : std::nullopt;
}

bool fits(const Value& value, ParameterType type)
{
    switch (type) {
    case ParameterType::String:
        return value.isString();
    case ParameterType::Boolean:
        return value.isBool();
    default:
        return value.isList();
    }
}

std::string_view typeName(ParameterType type)
{
    return type == ParameterType::String    ? "text"
           : type == ParameterType::Boolean ? "true or false"
                                            : "a list of texts";
}

/// The value of a parameter, its default where none is given.
Result<Value> valueOf(const Parameter& parameter, const Map& values)
{
    const Value* given = values.find(parameter.name);
    if (given && !given->isNull()) {
        if (!fits(*given, parameter.type)) {
            return Error(ErrorCode::EndpointResolution, "The endpoint parameter " + parameter.name + " must be " +
                                                            std::string(typeName(parameter.type)))
                .with("parameter", parameter.name);
        }
        return *given;
    }
    if (parameter.standard.isNull() && parameter.required) {
        return Error(ErrorCode::EndpointResolution, "The endpoint parameter " + parameter.name + " needs a value")
            .with("parameter", parameter.name);
    }
    return parameter.standard;
}

} // namespace

struct RuleSet::Impl {
    std::vector<Parameter> parameters;
    Slots slots; // the parameters' come first, in their order
    std::vector<Rule> rules;
    std::shared_ptr<const Partitions> partitions;
};

RuleSet::RuleSet() : m_impl(std::make_unique<Impl>()) {}
RuleSet::~RuleSet() = default;

Result<std::shared_ptr<const RuleSet>> RuleSet::fromValue(const Value& ruleSet,
                                                          std::shared_ptr<const Partitions> partitions)
{
    std::shared_ptr<RuleSet> out(new RuleSet);
    Impl& impl = *out->m_impl;
    impl.partitions = std::move(partitions);
    for (const auto& [name, data] : ruleSet["parameters"].map()) {
        const auto type = typeOf(data["type"].toString());
        if (!type) {
            return Error(ErrorCode::ModelDefect, "The endpoint rule set is defective: its parameter " + name.str() +
                                                     " is of the unknown type '" + data["type"].toString() + "'");
        }
        impl.slots.of(name.str());
        impl.parameters.push_back(
            {name.str(), *type, data["builtIn"].toString(), data["default"], data["required"].toBool()});
    }
    auto rules = compileRules(ruleSet["rules"], impl.slots);
    if (!rules) {
        return std::move(rules).error();
    }
    impl.rules = std::move(*rules);
    return std::shared_ptr<const RuleSet>(std::move(out));
}

const std::vector<Parameter>& RuleSet::parameters() const
{
    return m_impl->parameters;
}

bool RuleSet::usesBuiltIn(std::string_view name) const
{
    return std::any_of(m_impl->parameters.begin(), m_impl->parameters.end(),
                       [name](const Parameter& parameter) { return parameter.builtIn == name; });
}

Result<RuleEndpoint> RuleSet::resolve(const Map& values) const
{
    std::vector<Value> slots;
    std::string shown;
    for (const Parameter& parameter : m_impl->parameters) {
        auto value = valueOf(parameter, values);
        if (!value) {
            return std::move(value).error();
        }
        if (!value->isNull()) {
            shown += (shown.empty() ? "" : ", ") + parameter.name + '=' + writeJson(*value, JsonStyle::Line);
        }
        slots.push_back(std::move(*value));
    }
    Evaluator evaluator(m_impl->slots, *m_impl->partitions, std::move(slots));
    auto found = evaluator.run(m_impl->rules);
    if (!found) {
        return std::move(found).error();
    }
    if (!*found) {
        return Error(ErrorCode::EndpointResolution, "No rule gives an endpoint for " + shown).with("parameters", shown);
    }
    return std::move(**found);
}

} // namespace botoscope::endpoint::rules
