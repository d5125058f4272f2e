#pragma once
// Inside jmespath/ only.
#include "core/jmespath/ast.h"
#include "core/jmespath/semantics.h"

#include <optional>

namespace botoscope::jmespath {

/// Evaluates a tree. The first failure is kept and whatever comes after it means nothing.
class Interpreter {
public:
    /// steps: how many it may take, see Limits.
    explicit Interpreter(std::size_t steps) : m_left(steps) {}
    /// A whole expression.
    Value run(const Node& root, const Value& document);
    /// A part of it.
    Value evaluate(const Node& node, const Value& current);
    /// Takes steps away. False, and failed, when there are none left.
    bool spend(std::size_t steps, const Node& node);
    /// Takes what a walk through the value and all below it costs.
    bool spendWalk(const Value& value, const Node& node) { return spend(weightOf(value, m_left + 1), node); }
    void fail(std::string kind, std::string message, std::size_t position);
    bool failed() const { return m_error.has_value(); }
    Error takeError() { return std::move(*m_error); }

private:
    Value projectList(const Node& node, const Value& current);
    Value projectValues(const Node& node, const Value& current);
    Value projectFiltered(const Node& node, const Value& current);
    Value selectList(const Node& node, const Value& current);
    Value selectHash(const Node& node, const Value& current);
    Value runChain(const Node& node, const Value& current);
    Value runComparison(const Node& node, const Value& current);

    std::size_t m_left;
    bool m_selected = false; ///< a multi-select ran: the result may hold the same value many times over
    std::optional<Error> m_error;
};

} // namespace botoscope::jmespath
