#pragma once
#include "core/base/result.h"
#include "core/base/value.h"

#include <string>
#include <string_view>

namespace botoscope {

/// How writeJson lays text out.
enum class JsonStyle {
    Python,  ///< Python's json.dumps defaults: ", " and ": ", non-ASCII escaped (botocore's request bodies)
    Compact, ///< "," and ":", non-ASCII escaped (json.dumps with separators=(",", ":"))
    Pretty,  ///< indented by four, non-ASCII as it is (AWS CLI's output)
    Line,    ///< "," and ":", UTF-8 as it is: one line for logs
};

/// What parseJson takes for JSON.
enum class JsonGrammar {
    Rfc,   ///< RFC 8259
    Python ///< and NaN, Infinity, -Infinity, which Python writes and reads
};

/// Parses one JSON document in UTF-8. Integers outside int64 become Double, numbers too great for a double infinity,
/// lone surrogates U+FFFD. Key order is kept; of equal keys the last value wins at the first position, as in Python.
/// Error: Parse; its context "reason" is "depth" when lists and objects nest deeper than 1024 levels.
Result<Value> parseJson(std::string_view text, JsonGrammar grammar = JsonGrammar::Rfc);

/// JSON text of a value. Doubles print as Python's repr, special floats as NaN, Infinity, -Infinity; blobs as base64;
/// timestamps as ISO 8601 strings (the AWS CLI's form).
std::string writeJson(const Value& value, JsonStyle style = JsonStyle::Pretty);

/// Appends text as a JSON string with quotes; asciiOnly escapes everything above U+007E as \uXXXX pairs.
void appendJsonString(std::string& out, std::string_view text, bool asciiOnly);

/// Python's repr of a float: shortest text that reads back equal, "1.0", "1e-05", "1e+16".
std::string doubleToText(double number);

} // namespace botoscope
