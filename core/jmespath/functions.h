#pragma once
// Inside jmespath/ only.
#include "core/jmespath/ast.h"

#include <string_view>

namespace botoscope::jmespath {

class Interpreter;

/// What a parameter accepts, as a sum of these.
namespace accepts {
enum : unsigned {
    Number = 1,
    String = 2,
    Array = 4,
    Object = 8,
    Numbers = 16,
    Strings = 32,
    Expression = 64,
    Any = 128, ///< any value
};
}

/// A function at work: its evaluated arguments (Null in place of an expression), and who evaluates expressions.
struct Call {
    Interpreter& interpreter;
    const Node& node;
    std::vector<Value> arguments;

    /// The expression that stands as that argument.
    const Node& expression(std::size_t index) const { return node.children[index].children.front(); }
};

struct Function {
    std::string_view name;
    std::vector<unsigned> parameters; ///< accepts::…; the last one repeats if variadic
    bool variadic;
    Value (*run)(Call& call);

    bool takes(std::size_t count) const { return variadic ? count >= parameters.size() : count == parameters.size(); }
    std::string arityText() const; ///< "2 arguments", "at least 1 argument"
    unsigned parameter(std::size_t index) const { return parameters[std::min(index, parameters.size() - 1)]; }
};

const Function* findFunction(std::string_view name); ///< nullptr if there is none

/// Evaluates a call: checks types, runs. A failure is the interpreter's.
Value runCall(Interpreter& interpreter, const Node& node, const Value& current);

} // namespace botoscope::jmespath
