#include "core/endpoint/rules/evaluator.h"

#include "core/base/json.h"
#include "core/endpoint/rules/functions.h"
#include "core/endpoint/rules/template_text.h"

namespace botoscope::endpoint::rules {

namespace {

/// Texts made of texts grow with every rule that does it; what is longer than this goes into no URL.
constexpr std::size_t longestText = 64U << 10;

Error tooLong()
{
    return Error(ErrorCode::EndpointResolution, "The rule set makes a text of more than 64 KiB");
}

} // namespace

/// The variables a rule binds; they are gone when the rule is left.
class Evaluator::Scope {
public:
    explicit Scope(Evaluator& evaluator) : m_evaluator(evaluator) {}
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    ~Scope()
    {
        for (const int slot : m_mine) {
            m_evaluator.m_values[static_cast<std::size_t>(slot)] = Value();
            m_evaluator.m_bound[static_cast<std::size_t>(slot)] = false;
        }
    }
    /// False if the name has a value already.
    bool bind(int slot, Value value)
    {
        const auto at = static_cast<std::size_t>(slot);
        if (m_evaluator.m_bound[at]) {
            return false;
        }
        m_evaluator.m_bound[at] = true;
        m_evaluator.m_values[at] = std::move(value);
        m_mine.push_back(slot);
        return true;
    }

private:
    Evaluator& m_evaluator;
    std::vector<int> m_mine;
};

Evaluator::Evaluator(const Slots& slots, const Partitions& partitions, std::vector<Value> values)
    : m_slots(slots), m_partitions(partitions), m_values(std::move(values))
{
    m_values.resize(slots.size());
    for (const Value& value : m_values) {
        m_bound.push_back(!value.isNull());
    }
}

Result<std::optional<RuleEndpoint>> Evaluator::run(const std::vector<Rule>& rules)
{
    for (const Rule& rule : rules) {
        auto result = runRule(rule);
        if (!result || *result) {
            return result;
        }
    }
    return std::optional<RuleEndpoint>();
}

Result<std::optional<RuleEndpoint>> Evaluator::runRule(const Rule& rule)
{
    Scope scope(*this);
    const auto applies = holds(rule, scope);
    if (!applies) {
        return applies.error();
    }
    if (!*applies) {
        return std::optional<RuleEndpoint>();
    }
    m_path.push_back(&rule);
    if (rule.kind == Rule::Kind::Tree) {
        auto result = run(rule.rules);
        m_path.pop_back();
        return result;
    }
    if (rule.kind == Rule::Kind::Endpoint) {
        auto endpoint = makeEndpoint(rule);
        return endpoint ? Result<std::optional<RuleEndpoint>>(std::optional(std::move(*endpoint)))
                        : std::move(endpoint).error();
    }
    const auto message = resolve(rule.text);
    return message ? Error(ErrorCode::EndpointResolution, message->toString()).with("rule", reason()) : message.error();
}

Result<bool> Evaluator::holds(const Rule& rule, Scope& scope)
{
    for (const Call& condition : rule.conditions) {
        const auto value = call(condition, &scope);
        if (!value) {
            return value.error();
        }
        if (value->isNull() || (value->isBool() && !value->toBool())) {
            return false;
        }
    }
    return true;
}

Result<Value> Evaluator::call(const Call& function, Scope* scope)
{
    std::vector<Value> arguments;
    arguments.reserve(function.arguments.size());
    for (const Expression& argument : function.arguments) {
        auto value = resolve(argument);
        if (!value) {
            return value;
        }
        arguments.push_back(std::move(*value));
    }
    auto result = callFunction(function, arguments, m_partitions);
    if (result && result->toString().size() > longestText) {
        return tooLong();
    }
    if (result && function.assign >= 0 && scope && !scope->bind(function.assign, *result)) {
        return Error(ErrorCode::EndpointResolution,
                     "The rule set gives " + m_slots.name(function.assign) + " a second value");
    }
    return result;
}

Result<Value> Evaluator::resolve(const Expression& expression)
{
    switch (expression.kind) {
    case Expression::Kind::Reference:
        return m_values[static_cast<std::size_t>(expression.slot)];
    case Expression::Kind::Call:
        return call(*expression.call, nullptr);
    case Expression::Kind::Template: {
        auto text = resolveTemplate(expression.parts);
        return text ? Result<Value>(Value(std::move(*text))) : std::move(text).error();
    }
    default:
        return expression.literal;
    }
}

Result<std::string> Evaluator::resolveTemplate(const std::vector<TemplatePart>& parts)
{
    std::string out;
    for (const TemplatePart& part : parts) {
        out += part.text;
        if (part.slot < 0) {
            continue;
        }
        Value value = m_values[static_cast<std::size_t>(part.slot)];
        for (const std::string& attribute : part.attributes) {
            value = Value(value[attribute]);
        }
        if (value.isNull()) {
            return Error(ErrorCode::EndpointResolution,
                         "The rule set uses " + m_slots.name(part.slot) + ", which has no value");
        }
        out += value.isString() ? value.toString() : writeJson(value, JsonStyle::Line);
        if (out.size() > longestText) {
            return tooLong();
        }
    }
    return out;
}

Result<Value> Evaluator::resolveProperties(const Value& value)
{
    if (value.isMap()) {
        Map out;
        for (const auto& [key, member] : value.map()) {
            auto resolved = resolveProperties(member);
            if (!resolved) {
                return resolved;
            }
            out.set(key, std::move(*resolved));
        }
        return Value(std::move(out));
    }
    if (value.isList()) {
        List out;
        for (const Value& item : value.list()) {
            auto resolved = resolveProperties(item);
            if (!resolved) {
                return resolved;
            }
            out.push_back(std::move(*resolved));
        }
        return Value(std::move(out));
    }
    if (!value.isString() || value.toString().find_first_of("{}") == std::string::npos) {
        return value;
    }
    auto text = resolveTemplate(
        parseTemplate(value.toString(), [this](const std::string& name) { return m_slots.find(name); }));
    return text ? Result<Value>(Value(std::move(*text))) : std::move(text).error();
}

Result<RuleEndpoint> Evaluator::makeEndpoint(const Rule& rule)
{
    RuleEndpoint endpoint;
    const auto url = resolve(rule.text);
    if (!url) {
        return url.error();
    }
    endpoint.url = url->toString();
    auto properties = resolveProperties(rule.properties.isMap() ? rule.properties : Value(Map()));
    if (!properties) {
        return std::move(properties).error();
    }
    endpoint.properties = std::move(*properties);
    for (const auto& [name, values] : rule.headers) {
        auto& header = endpoint.headers.emplace_back(name, std::vector<std::string>());
        for (const Expression& expression : values) {
            const auto value = resolve(expression);
            if (!value) {
                return value.error();
            }
            header.second.push_back(value->toString());
        }
    }
    endpoint.reason = reason();
    return endpoint;
}

std::string Evaluator::reason() const
{
    std::string text;
    for (const Rule* rule : m_path) {
        for (const Call& condition : rule->conditions) {
            text.append(text.empty() ? "" : "; ").append(condition.text);
        }
    }
    return text.empty() ? "a rule without conditions" : text;
}

} // namespace botoscope::endpoint::rules
