#include "core/jmespath/interpreter.h"

#include "core/jmespath/functions.h"
#include "core/jmespath/semantics.h"

namespace botoscope::jmespath {

namespace {

Value itemAt(const Value& value, std::int64_t index)
{
    const auto size = static_cast<std::int64_t>(value.size());
    if (!value.isList() || index >= size || index < -size) {
        return {};
    }
    return value.list()[static_cast<std::size_t>(index < 0 ? index + size : index)];
}

/// Where a slice's bound lies in a list of that size, as in Python: from the end if negative, and never outside.
std::int64_t boundAt(std::int64_t bound, std::int64_t size, bool backwards)
{
    if (bound < 0) {
        bound = bound < -size ? -1 : bound + size;
        return backwards ? bound : std::max<std::int64_t>(bound, 0);
    }
    return std::min(bound, backwards ? size - 1 : size);
}

Value sliceOf(const Value& value, const Node& node)
{
    if (!value.isList()) {
        return {};
    }
    const auto size = static_cast<std::int64_t>(value.size());
    const std::int64_t step = node.slice[2].value_or(1);
    const bool backwards = step < 0;
    std::int64_t at = node.slice[0] ? boundAt(*node.slice[0], size, backwards) : (backwards ? size - 1 : 0);
    const std::int64_t stop = node.slice[1] ? boundAt(*node.slice[1], size, backwards) : (backwards ? -1 : size);
    List out;
    while (backwards ? at > stop : at < stop) {
        out.push_back(value.list()[static_cast<std::size_t>(at)]);
        // A step past either end ends the walk; adding it could overflow.
        if (backwards ? step < -size : step > size) {
            break;
        }
        at += step;
    }
    return out;
}

Value flattened(const Value& value)
{
    if (!value.isList()) {
        return {};
    }
    List out;
    for (const Value& item : value.list()) {
        if (item.isList()) {
            out.insert(out.end(), item.list().begin(), item.list().end());
        } else {
            out.push_back(item);
        }
    }
    return out;
}

std::size_t flatSize(const Value& value)
{
    std::size_t size = 0;
    for (const Value& item : value.list()) {
        size += std::max<std::size_t>(item.size(), 1);
    }
    return size;
}

bool holds(Comparator comparator, std::strong_ordering order)
{
    switch (comparator) {
    case Comparator::Less:
        return order < 0;
    case Comparator::LessOrEqual:
        return order <= 0;
    case Comparator::Greater:
        return order > 0;
    default:
        return order >= 0;
    }
}

} // namespace

void Interpreter::fail(std::string kind, std::string message, std::size_t position)
{
    if (!m_error) {
        m_error = expressionError(std::move(kind), std::move(message), position);
    }
}

bool Interpreter::spend(std::size_t steps, const Node& node)
{
    if (steps > m_left) {
        fail("too-large", "the expression takes too many steps", node.position);
    }
    m_left -= std::min(steps, m_left);
    return !failed();
}

Value Interpreter::run(const Node& root, const Value& document)
{
    Value value = evaluate(root, document);
    // Whoever gets the result will walk through it.
    return m_selected && !failed() && !spendWalk(value, root) ? Value() : value;
}

Value Interpreter::evaluate(const Node& node, const Value& current)
{
    if (!spend(1, node)) {
        return {};
    }
    switch (node.type) {
    case NodeType::Current:
        return current;
    case NodeType::Field:
        return current[node.name];
    case NodeType::Index:
        return itemAt(current, *node.slice[0]);
    case NodeType::Slice:
        return spend(current.size(), node) ? sliceOf(current, node) : Value();
    case NodeType::Literal:
        return node.literal;
    case NodeType::Chain:
        return runChain(node, current);
    case NodeType::ListProjection:
        return projectList(node, current);
    case NodeType::ValueProjection:
        return projectValues(node, current);
    case NodeType::FilterProjection:
        return projectFiltered(node, current);
    case NodeType::Flatten: {
        const Value source = evaluate(node.children[0], current);
        return spend(flatSize(source), node) ? flattened(source) : Value();
    }
    case NodeType::Or: {
        Value left = evaluate(node.children[0], current);
        return isFalse(left) ? evaluate(node.children[1], current) : left;
    }
    case NodeType::And: {
        Value left = evaluate(node.children[0], current);
        return isFalse(left) ? left : evaluate(node.children[1], current);
    }
    case NodeType::Not:
        return isFalse(evaluate(node.children[0], current));
    case NodeType::Comparison:
        return runComparison(node, current);
    case NodeType::MultiSelectList:
        return selectList(node, current);
    case NodeType::MultiSelectHash:
        return selectHash(node, current);
    case NodeType::Call:
        return runCall(*this, node, current);
    case NodeType::KeyValue:
    case NodeType::ExpressionReference:
        break; // evaluated by their parents
    }
    return {};
}

Value Interpreter::runChain(const Node& node, const Value& current)
{
    Value value = evaluate(node.children.front(), current);
    for (std::size_t i = 1; i < node.children.size() && !failed(); ++i) {
        value = evaluate(node.children[i], value);
    }
    return value;
}

Value Interpreter::runComparison(const Node& node, const Value& current)
{
    const Value left = evaluate(node.children[0], current);
    const Value right = evaluate(node.children[1], current);
    if (!spendWalk(left.size() < right.size() ? left : right, node)) {
        return {};
    }
    if (node.comparator == Comparator::Equal || node.comparator == Comparator::NotEqual) {
        return equals(left, right) == (node.comparator == Comparator::Equal);
    }
    const auto order = compare(left, right);
    return order ? Value(holds(node.comparator, *order)) : Value();
}

Value Interpreter::projectList(const Node& node, const Value& current)
{
    const Value source = evaluate(node.children[0], current);
    if (!source.isList()) {
        return {};
    }
    List out;
    for (const Value& item : source.list()) {
        Value value = evaluate(node.children[1], item);
        if (failed()) {
            break;
        }
        if (!value.isNull()) {
            out.push_back(std::move(value));
        }
    }
    return out;
}

Value Interpreter::projectValues(const Node& node, const Value& current)
{
    const Value source = evaluate(node.children[0], current);
    if (!source.isMap()) {
        return {};
    }
    List out;
    for (const Map::Entry& entry : source.map()) {
        Value value = evaluate(node.children[1], entry.value);
        if (failed()) {
            break;
        }
        if (!value.isNull()) {
            out.push_back(std::move(value));
        }
    }
    return out;
}

Value Interpreter::projectFiltered(const Node& node, const Value& current)
{
    const Value source = evaluate(node.children[0], current);
    if (!source.isList()) {
        return {};
    }
    List out;
    for (const Value& item : source.list()) {
        const bool kept = !isFalse(evaluate(node.children[2], item));
        Value value = kept && !failed() ? evaluate(node.children[1], item) : Value();
        if (failed()) {
            break;
        }
        if (!value.isNull()) {
            out.push_back(std::move(value));
        }
    }
    return out;
}

Value Interpreter::selectList(const Node& node, const Value& current)
{
    if (current.isNull()) {
        return {};
    }
    m_selected = true;
    List out;
    out.reserve(node.children.size());
    for (const Node& child : node.children) {
        out.push_back(evaluate(child, current));
    }
    return out;
}

Value Interpreter::selectHash(const Node& node, const Value& current)
{
    if (current.isNull()) {
        return {};
    }
    m_selected = true;
    Map out;
    for (const Node& pair : node.children) {
        out.set(pair.name, evaluate(pair.children.front(), current));
    }
    return out;
}

} // namespace botoscope::jmespath
