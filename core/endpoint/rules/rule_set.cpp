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

/// "Region=\"us-east-1\", UseFIPS=false"
std::string describe(const std::vector<Parameter>& parameters, const std::vector<Value>& bound)
{
    std::string shown;
    for (std::size_t i = 0; i < bound.size(); ++i) {
        if (!bound[i].isNull()) {
            shown += (shown.empty() ? "" : ", ") + parameters[i].name + '=' + writeJson(bound[i], JsonStyle::Line);
        }
    }
    return shown;
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
        impl.parameters.push_back({Name::interned(name.view()), name.str(), *type, data["builtIn"].toString(),
                                   data["default"], data["required"].toBool()});
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

Result<std::vector<Value>> RuleSet::bind(const Map& values) const
{
    std::vector<Value> bound;
    bound.reserve(m_impl->slots.size());
    for (const Parameter& parameter : m_impl->parameters) {
        auto value = valueOf(parameter, values);
        if (!value) {
            return std::move(value).error();
        }
        bound.push_back(std::move(*value));
    }
    return bound;
}

Result<RuleEndpoint> RuleSet::resolve(const Map& values) const
{
    auto bound = bind(values);
    if (!bound) {
        return std::move(bound).error();
    }
    return resolve(*std::move(bound));
}

Result<RuleEndpoint> RuleSet::resolve(std::vector<Value> bound) const
{
    Evaluator evaluator(m_impl->slots, *m_impl->partitions, bound);
    auto found = evaluator.run(m_impl->rules);
    if (!found) {
        return std::move(found).error();
    }
    if (!*found) {
        const std::string shown = describe(m_impl->parameters, bound);
        return Error(ErrorCode::EndpointResolution, "No rule gives an endpoint for " + shown).with("parameters", shown);
    }
    return std::move(**found);
}

} // namespace botoscope::endpoint::rules
