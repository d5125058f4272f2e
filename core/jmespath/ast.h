#pragma once
// Inside jmespath/ only.
#include "core/base/error.h"
#include "core/base/value.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace botoscope::jmespath {

struct Function;

enum class NodeType {
    Current,          ///< the value at hand: "@", or what is left out
    Field,            ///< name
    Index,            ///< slice[0]
    Slice,            ///< slice: start, stop, step
    Literal,          ///< literal
    Chain,            ///< each child on the result of the one before: "a.b", "a[0]", "a | b"
    ListProjection,   ///< children: source, what to do with each item
    ValueProjection,  ///< the same over the values of a map
    FilterProjection, ///< children: source, what to do with each item, condition
    Flatten,          ///< child: source
    Or,
    And,
    Not,
    Comparison, ///< comparator; children: left, right
    MultiSelectList,
    MultiSelectHash,     ///< children: KeyValue
    KeyValue,            ///< name; child: value
    Call,                ///< function; children: arguments
    ExpressionReference, ///< "&expression", only as an argument
};

enum class Comparator { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

struct Node {
    NodeType type = NodeType::Current;
    std::size_t position = 0; ///< in the expression's text, bytes
    int depth = 1;            ///< of the tree below, itself included
    Comparator comparator = Comparator::Equal;
    const Function* function = nullptr;
    Name name;
    Value literal;
    std::array<std::optional<std::int64_t>, 3> slice;
    std::vector<Node> children;
};

/// kind: the specification's word.
inline Error expressionError(std::string kind, std::string message, std::size_t position)
{
    return Error(ErrorCode::InvalidExpression, std::move(message))
        .with("kind", std::move(kind))
        .with("position", std::to_string(position));
}

} // namespace botoscope::jmespath
