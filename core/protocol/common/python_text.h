#pragma once
#include "core/base/value.h"

#include <string>
#include <string_view>

namespace botoscope::protocol {

/// The name of the Python type botocore would hold such a value in: "str", "datetime.datetime", "NoneType", …
std::string_view pythonTypeName(Value::Kind kind);

/// Python's str() of a value: texts as they are, True/False/None, repr of containers. Validation messages and untyped
/// texts on the wire (a bool where a number may stand) are made of it.
std::string pythonText(const Value& value);

/// Python's repr() of a value, texts quoted and escaped.
std::string pythonRepr(const Value& value);

/// A number of the model (min, max) in a message: whole numbers without a fraction.
std::string limitText(double number);

} // namespace botoscope::protocol
