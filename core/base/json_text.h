#pragma once
#include "core/base/json.h"

#include <string_view>

namespace botoscope {

/// The slow, tolerant half of parseJson: reads what simdjson refuses although it is JSON (integers beyond 64 bits, huge
/// exponents, lone surrogates as U+FFFD) and, with JsonGrammar::Python, NaN, Infinity and -Infinity. The text must be
/// valid UTF-8. Error: Parse with context "offset" (bytes), "reason" = "depth" where nesting passes the limit.
Result<Value> readJsonText(std::string_view text, JsonGrammar grammar);

} // namespace botoscope
