#pragma once
// Inside model/ only.
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace botoscope::model {

/// Lays the "merge" object of an extras file over a model: objects merge member by member, anything else is replaced;
/// new members come last (botocore-behaviour.md §1.1). Both are JSON texts, and so is the result, in which what the
/// extras leave alone stands as it stood. Error: Parse, as far as the merge looks.
Result<std::string> mergeExtras(std::string model, std::string_view extras);

} // namespace botoscope::model
