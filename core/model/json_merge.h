#pragma once
// Inside model/ only.
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace botoscope::model {

/// Lays the "merge" object of an extras file over a model: objects merge member by member, anything else is replaced;
/// new members come last (botocore-behaviour.md §1.1). Both are JSON texts, and so is the result. Error: Parse.
Result<std::string> mergeExtras(std::string_view model, std::string_view extras);

} // namespace botoscope::model
