#pragma once
#include "core/base/result.h"
#include "core/base/value.h"

#include <optional>
#include <string>

namespace botoscope::app {

/// The parameters of --input: JSON text (it begins with "{"), "-" for standard input, else a file's name ("file://" may
/// stand before it). Nothing given: no parameters. Errors: InvalidArgument, Parse, Io.
Result<Value> readInput(const std::optional<std::string>& input);

} // namespace botoscope::app
