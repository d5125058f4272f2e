#pragma once
// Inside jmespath/ only: what values mean to an expression.
#include "core/base/value.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace botoscope::jmespath {

/// Strings, and what counts as one (blobs as base64, timestamps as ISO 8601).
bool isText(const Value& value);
std::string textOf(const Value& value);

std::string_view typeName(const Value& value); ///< number, string, boolean, array, object or null
/// What a walk through a value takes: one for each value in it and for four bytes of text. Counting ends at the limit.
std::size_t weightOf(const Value& value, std::size_t limit);
bool isFalse(const Value& value);            ///< null, false, and empty strings, arrays and objects
bool equals(const Value& a, const Value& b); ///< deep; 1 equals 1.0
/// Numbers among each other and texts among each other; nullopt otherwise, and for NaN.
std::optional<std::strong_ordering> compare(const Value& a, const Value& b);

} // namespace botoscope::jmespath
