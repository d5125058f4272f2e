#include "core/protocol/common/text_reader.h"

#include "core/base/encoding.h"
#include "core/base/time_format.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace botoscope::protocol {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The text without the underscores Python allows between digits; nullopt where one stands elsewhere.
std::optional<std::string> withoutUnderscores(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '_') {
            out += text[i];
        } else if (i == 0 || i + 1 == text.size() || !isDigit(text[i - 1]) || !isDigit(text[i + 1])) {
            return std::nullopt;
        }
    }
    return out;
}

std::optional<double> parseSpecialFloat(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double value = 0;
    if (equalsIgnoreCase(text, "nan")) {
        value = std::numeric_limits<double>::quiet_NaN();
    } else if (equalsIgnoreCase(text, "inf") || equalsIgnoreCase(text, "infinity")) {
        value = std::numeric_limits<double>::infinity();
    } else {
        return std::nullopt;
    }
    return negative ? -value : value;
}

/// Digits with a sign; from_chars takes no "+".
std::string_view withoutPlus(std::string_view text)
{
    return text.starts_with('+') && text.size() > 1 && text[1] != '-' ? text.substr(1) : text;
}

std::optional<Value> parseDigits(std::string_view text)
{
    text = withoutPlus(text);
    const char* end = text.data() + text.size();
    std::int64_t number = 0;
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (stop != end || error == std::errc::invalid_argument) {
        return std::nullopt;
    }
    if (error == std::errc()) {
        return Value(number);
    }
    const auto big = parseFloat(text);
    return big ? std::optional<Value>(*big) : std::nullopt;
}

std::optional<double> parseDecimal(std::string_view text)
{
    text = withoutPlus(text);
    const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
    if (digits.empty() || (!isDigit(digits[0]) && digits[0] != '.')) {
        return std::nullopt;
    }
    double number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (stop != end || error == std::errc::invalid_argument) {
        return std::nullopt;
    }
    // Out of range: strtod tells overflow (infinity, as in Python) from underflow (zero).
    return error == std::errc() ? number : std::strtod(std::string(text).c_str(), nullptr);
}

} // namespace

std::string excerpt(std::string_view text)
{
    constexpr std::size_t most = 60;
    std::string out = "'";
    for (const char c : text.substr(0, most)) {
        const bool printable = static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F;
        out += printable ? c : '?';
    }
    return out + (text.size() > most ? "'…" : "'");
}

std::optional<Value> parseInteger(std::string_view text)
{
    text = trim(text);
    if (text.find('_') == std::string_view::npos) {
        return parseDigits(text);
    }
    const auto plain = withoutUnderscores(text);
    return plain ? parseDigits(*plain) : std::nullopt;
}

std::optional<double> parseFloat(std::string_view text)
{
    text = trim(text);
    if (auto special = parseSpecialFloat(text)) {
        return special;
    }
    if (text.find('_') == std::string_view::npos) {
        return parseDecimal(text);
    }
    const auto plain = withoutUnderscores(text);
    return plain ? parseDecimal(*plain) : std::nullopt;
}

std::optional<Value> toInteger(double number)
{
    if (!std::isfinite(number)) {
        return std::nullopt;
    }
    constexpr double limit = 9223372036854775808.0; // 2^63
    const double whole = std::trunc(number);
    return whole >= -limit && whole < limit ? Value(static_cast<std::int64_t>(whole)) : Value(whole);
}

namespace {

bool readNumber(model::ShapeType type, std::string_view text, Value& out, ReadFailure& failure)
{
    const bool whole = type == model::ShapeType::Integer || type == model::ShapeType::Long;
    if (whole) {
        if (auto number = parseInteger(text)) {
            out = std::move(*number);
            return true;
        }
        return failure.set(excerpt(text) + " is not an integer");
    }
    if (const auto number = parseFloat(text)) {
        out = *number;
        return true;
    }
    return failure.set(excerpt(text) + " is not a number");
}

bool readTimestamp(std::string_view text, Value& out, ReadFailure& failure)
{
    const auto time = parseTimestamp(text);
    if (!time) {
        return failure.set(excerpt(text) + " is not a timestamp");
    }
    out = *time;
    return true;
}

bool readBlob(std::string_view text, Value& out, ReadFailure& failure)
{
    auto bytes = base64Decode(text);
    if (!bytes) {
        return failure.set("the text is not base64"); // and not shown: blobs may be keys
    }
    out = Blob(std::move(*bytes));
    return true;
}

} // namespace

bool readText(model::ShapeType type, std::string_view text, BooleanText booleans, Value& out, ReadFailure& failure)
{
    switch (type) {
    case model::ShapeType::Integer:
    case model::ShapeType::Long:
    case model::ShapeType::Float:
    case model::ShapeType::Double:
        return readNumber(type, text, out, failure);
    case model::ShapeType::Boolean:
        out = booleans == BooleanText::Exact ? text == "true" : equalsIgnoreCase(text, "true");
        return true;
    case model::ShapeType::Timestamp:
        return readTimestamp(text, out, failure);
    case model::ShapeType::Blob:
        return readBlob(text, out, failure);
    default:
        out.assign(text);
        return true;
    }
}

} // namespace botoscope::protocol
