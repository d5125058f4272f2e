#pragma once
#include "core/base/result.h"
#include "core/endpoint/rules/ast.h"

namespace botoscope::endpoint::rules {

/// Compiles the rules of a rule set. Names get slots as they appear; parameters should have theirs already.
/// Error: ModelDefect (unknown function or kind of rule, wrong number of arguments, nested too deeply).
Result<std::vector<Rule>> compileRules(const Value& rules, Slots& slots);

} // namespace botoscope::endpoint::rules
