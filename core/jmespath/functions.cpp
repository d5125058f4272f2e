#include "core/jmespath/functions.h"

#include "core/jmespath/function_bodies.h"
#include "core/jmespath/interpreter.h"
#include "core/jmespath/semantics.h"

namespace botoscope::jmespath {

namespace {

const std::unordered_map<std::string_view, Function>& functionTable()
{
    using namespace accepts;
    static const std::unordered_map<std::string_view, Function> table = [] {
        const Function functions[] = {
            {"abs", {Number}, false, runAbs},
            {"avg", {Numbers}, false, runAvg},
            {"ceil", {Number}, false, runCeil},
            {"contains", {Array | String, Any}, false, runContains},
            {"ends_with", {String, String}, false, runEndsWith},
            {"floor", {Number}, false, runFloor},
            {"join", {String, Strings}, false, runJoin},
            {"keys", {Object}, false, runKeys},
            {"length", {String | Array | Object}, false, runLength},
            {"map", {accepts::Expression, Array}, false, runMap},
            {"max", {Numbers | Strings}, false, runMax},
            {"max_by", {Array, accepts::Expression}, false, runMaxBy},
            {"merge", {Object}, true, runMerge},
            {"min", {Numbers | Strings}, false, runMin},
            {"min_by", {Array, accepts::Expression}, false, runMinBy},
            {"not_null", {Any}, true, runNotNull},
            {"reverse", {Array | String}, false, runReverse},
            {"sort", {Numbers | Strings}, false, runSort},
            {"sort_by", {Array, accepts::Expression}, false, runSortBy},
            {"starts_with", {String, String}, false, runStartsWith},
            {"sum", {Numbers}, false, runSum},
            {"to_array", {Any}, false, runToArray},
            {"to_number", {Any}, false, runToNumber},
            {"to_string", {Any}, false, runToString},
            {"type", {Any}, false, runType},
            {"values", {Object}, false, runValues},
        };
        std::unordered_map<std::string_view, Function> out;
        for (const Function& function : functions) {
            out.emplace(function.name, function);
        }
        return out;
    }();
    return table;
}

bool allAre(const Value& value, bool (*test)(const Value&))
{
    return value.isList() && std::all_of(value.list().begin(), value.list().end(), test);
}

bool isAccepted(unsigned parameter, const Value& value)
{
    using namespace accepts;
    const auto takes = [parameter](unsigned kind) { return (parameter & kind) != 0; };
    return takes(Any) || (takes(Number) && value.isNumber()) || (takes(String) && isText(value)) ||
           (takes(Array) && value.isList()) || (takes(Object) && value.isMap()) ||
           (takes(Numbers) && allAre(value, [](const Value& item) { return item.isNumber(); })) ||
           (takes(Strings) && allAre(value, isText));
}

std::string parameterText(unsigned parameter)
{
    static constexpr std::pair<unsigned, std::string_view> names[] = {
        {accepts::Number, "a number"},
        {accepts::String, "a string"},
        {accepts::Array, "an array"},
        {accepts::Object, "an object"},
        {accepts::Numbers, "an array of numbers"},
        {accepts::Strings, "an array of strings"},
        {accepts::Expression, "an expression (&…)"},
        {accepts::Any, "a value"},
    };
    std::string out;
    for (const auto& [kind, name] : names) {
        if (parameter & kind) {
            out += out.empty() ? "" : " or ";
            out += name;
        }
    }
    return out;
}

void failType(Interpreter& interpreter, const Node& call, std::size_t index, std::string_view actual)
{
    interpreter.fail("invalid-type",
                     std::string(call.function->name) + "() needs " + parameterText(call.function->parameter(index)) +
                         " as argument " + std::to_string(index + 1) + ", not " + std::string(actual),
                     call.position);
}

} // namespace

std::string Function::arityText() const
{
    const std::size_t count = parameters.size();
    return (variadic ? "at least " : "") + std::to_string(count) + (count == 1 ? " argument" : " arguments");
}

const Function* findFunction(std::string_view name)
{
    const auto found = functionTable().find(name);
    return found == functionTable().end() ? nullptr : &found->second;
}

Value runCall(Interpreter& interpreter, const Node& node, const Value& current)
{
    Call call{interpreter, node, {}};
    for (std::size_t i = 0; i < node.children.size() && !interpreter.failed(); ++i) {
        const Node& argument = node.children[i];
        const unsigned parameter = node.function->parameter(i);
        if (argument.type == NodeType::ExpressionReference) {
            if (parameter != accepts::Expression) {
                failType(interpreter, node, i, "an expression");
            }
            call.arguments.emplace_back();
            continue;
        }
        Value value = interpreter.evaluate(argument, current);
        if (!interpreter.failed() && !isAccepted(parameter, value)) {
            failType(interpreter, node, i, typeName(value));
        }
        call.arguments.push_back(std::move(value));
    }
    for (const Value& argument : call.arguments) {
        const std::size_t size = isText(argument) ? weightOf(argument, SIZE_MAX) : argument.size();
        interpreter.spend(size, node);
    }
    return interpreter.failed() ? Value() : node.function->run(call);
}

} // namespace botoscope::jmespath
