#include "core/endpoint/rules/compiler.h"

#include "core/base/json.h"
#include "core/endpoint/rules/functions.h"
#include "core/endpoint/rules/template_text.h"

#include <charconv>

namespace botoscope::endpoint::rules {

namespace {

constexpr int deepest = 100; // real ones go 18 deep

Error defect(const std::string& what)
{
    return {ErrorCode::ModelDefect, "The endpoint rule set is defective: " + what};
}

/// "a.b[2]" as steps; nullopt if it is no path.
std::optional<std::vector<PathStep>> parsePath(std::string_view path)
{
    std::vector<PathStep> steps;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('.', at), path.size());
        const std::string_view part = path.substr(at, end - at);
        const std::size_t bracket = std::min(part.find('['), part.size());
        PathStep step;
        step.name = part.substr(0, bracket);
        if (bracket < part.size()) {
            const char* const last = part.data() + part.size() - 1;
            const auto [stop, error] = std::from_chars(part.data() + bracket + 1, last, step.index);
            if (error != std::errc() || stop != last || *last != ']' || step.index < 0) {
                return std::nullopt;
            }
        } else if (part.empty()) {
            return std::nullopt;
        }
        steps.push_back(std::move(step));
        at = end + 1;
    }
    return steps;
}

/// Compiles one rule set; the first error stays.
class Compiler {
public:
    explicit Compiler(Slots& slots) : m_slots(slots) {}

    Result<std::vector<Rule>> run(const Value& rules)
    {
        auto compiled = compileList(rules, 0);
        if (m_error) {
            return *m_error;
        }
        return compiled;
    }

private:
    void fail(const std::string& what)
    {
        if (!m_error) {
            m_error = defect(what);
        }
    }

    std::vector<Rule> compileList(const Value& rules, int depth)
    {
        std::vector<Rule> out;
        if (depth > deepest) {
            fail("its rules are nested too deeply");
        }
        for (const Value& rule : rules.list()) {
            if (m_error) {
                break;
            }
            out.push_back(compileRule(rule, depth));
        }
        return out;
    }

    Rule compileRule(const Value& data, int depth)
    {
        Rule rule;
        for (const Value& condition : data["conditions"].list()) {
            rule.conditions.push_back(compileCall(condition, depth));
        }
        const std::string& type = data["type"].toString();
        if (type == "tree") {
            rule.rules = compileList(data["rules"], depth + 1);
        } else if (type == "error") {
            rule.kind = Rule::Kind::Error;
            rule.text = compileExpression(data["error"], depth);
        } else if (type == "endpoint") {
            rule.kind = Rule::Kind::Endpoint;
            rule.text = compileExpression(data["endpoint"]["url"], depth);
            rule.properties = data["endpoint"]["properties"];
            for (const auto& [name, values] : data["endpoint"]["headers"].map()) {
                auto& header = rule.headers.emplace_back(name.str(), std::vector<Expression>());
                for (const Value& value : values.list()) {
                    header.second.push_back(compileExpression(value, depth));
                }
            }
        } else {
            fail("a rule is of the unknown type '" + type + "'");
        }
        return rule;
    }

    Call compileCall(const Value& data, int depth)
    {
        Call call;
        const std::string& name = data["fn"].toString();
        const auto function = findFunction(name);
        if (!function || depth > deepest) {
            fail(function ? "its conditions are nested too deeply" : "there is no function '" + name + "'");
            return call;
        }
        call.function = *function;
        call.text = describe(data);
        const std::size_t count = argumentCount(*function);
        const Value& arguments = data["argv"];
        if (arguments.size() == 0 || (count != 0 && arguments.size() != count)) {
            fail(name + " has " + std::to_string(arguments.size()) + " arguments");
            return call;
        }
        for (const Value& argument : arguments.list()) {
            call.arguments.push_back(compileExpression(argument, depth + 1));
        }
        if (*function == Function::GetAttr) {
            auto path = parsePath(arguments.at(1).toString());
            if (!path) {
                fail("getAttr has the path '" + arguments.at(1).toString() + "'");
            }
            call.path = std::move(path).value_or(std::vector<PathStep>());
        }
        if (const Value* assign = data.find("assign")) {
            call.assign = m_slots.of(assign->toString());
        }
        return call;
    }

    Expression compileExpression(const Value& data, int depth)
    {
        Expression expression;
        if (data.find("fn")) {
            expression.kind = Expression::Kind::Call;
            expression.call = std::make_shared<const Call>(compileCall(data, depth + 1));
        } else if (const Value* reference = data.find("ref")) {
            expression.kind = Expression::Kind::Reference;
            expression.slot = m_slots.of(reference->toString());
        } else if (data.isString() && data.toString().find_first_of("{}") != std::string::npos) {
            expression.kind = Expression::Kind::Template;
            expression.parts =
                parseTemplate(data.toString(), [this](const std::string& name) { return m_slots.of(name); });
        } else {
            expression.literal = data;
        }
        return expression;
    }

    /// A condition for people: "not isSet(Endpoint)", "url = parseURL(Endpoint)".
    static std::string describe(const Value& data, int depth = 0)
    {
        if (const Value* reference = data.find("ref")) {
            return reference->toString();
        }
        if (!data.find("fn") || depth > deepest) {
            return writeJson(data, JsonStyle::Line);
        }
        std::string text;
        for (const Value& argument : data["argv"].list()) {
            text.append(text.empty() ? "" : ", ").append(describe(argument, depth + 1));
        }
        const std::string& name = data["fn"].toString();
        text = name == "not" ? "not " + text : name + '(' + text + ')';
        return data.find("assign") ? data["assign"].toString() + " = " + text : text;
    }

    Slots& m_slots;
    std::optional<Error> m_error;
};

} // namespace

Result<std::vector<Rule>> compileRules(const Value& rules, Slots& slots)
{
    return Compiler(slots).run(rules);
}

} // namespace botoscope::endpoint::rules
