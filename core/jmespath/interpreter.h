#pragma once
// Inside jmespath/ only.
#include "core/jmespath/ast.h"

#include <optional>

namespace botoscope::jmespath {

/// Evaluates a tree. The first failure is kept and whatever comes after it means nothing.
class Interpreter {
public:
    Value evaluate(const Node& node, const Value& current);
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

    std::optional<Error> m_error;
};

} // namespace botoscope::jmespath
