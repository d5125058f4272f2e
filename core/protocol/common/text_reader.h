#pragma once
#include "core/base/value.h"
#include "core/model/shape.h"
#include "core/protocol/common/read_failure.h"

#include <optional>
#include <string>
#include <string_view>

namespace botoscope::protocol {

/// Text as Python's int() reads it: blanks around, a sign, "_" between digits; Double beyond int64.
std::optional<Value> parseInteger(std::string_view text);
/// Text as Python's float() reads it: blanks around, "_" between digits, nan, inf, infinity in any case.
std::optional<double> parseFloat(std::string_view text);
/// A number as an integer (cut towards zero); nullopt for NaN and infinities. Double beyond int64.
std::optional<Value> toInteger(double number);

/// How a boolean is written in text.
enum class BooleanText {
    Exact,  ///< "true" only (XML)
    AnyCase ///< "True" counts too (rest-json)
};

/// A scalar from the text of an element or a header. A string stays as it is.
bool readText(model::ShapeType type, std::string_view text, BooleanText booleans, Value& out, ReadFailure& failure);

} // namespace botoscope::protocol
