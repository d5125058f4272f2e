#pragma once
// Inside jmespath/ only.
#include "core/base/result.h"
#include "core/jmespath/ast.h"

#include <string_view>

namespace botoscope::jmespath {

/// The tree of an expression. Error: InvalidExpression.
Result<Node> parse(std::string_view text);

} // namespace botoscope::jmespath
