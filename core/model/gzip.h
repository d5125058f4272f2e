#pragma once
// Inside model/ only.
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace botoscope::model {

/// The bytes of a gzip file (RFC 1952), members joined, with room behind them for simdjson's padding. Error: Parse on
/// damage, or when the result would pass the limit.
Result<std::string> gunzip(std::string_view bytes, std::size_t limit);

} // namespace botoscope::model
