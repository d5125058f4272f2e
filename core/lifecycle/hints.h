#pragma once
#include "core/base/value.h"
#include "core/model/shape.h"

#include <string>
#include <vector>

namespace botoscope::lifecycle {

/// What the model has against parameters that pass validation: its greatest sizes and numbers, patterns, enums.
/// Services often know better, so botocore checks none of it and the call goes on (botocore-behaviour.md §12 item 44).
/// "Path: what" each, at most 20, then a line with the number of the others. May quote the parameters. No shape, no
/// hints.
std::vector<std::string> hintsFor(const Value& params, const model::Shape* shape);

} // namespace botoscope::lifecycle
