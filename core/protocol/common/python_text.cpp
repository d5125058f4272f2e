#include "core/protocol/common/python_text.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/base/time_format.h"

#include <cmath>

namespace botoscope::protocol {

namespace {

void appendHex(std::string& out, char letter, char32_t point, int digits)
{
    static constexpr char hex[] = "0123456789abcdef";
    out += '\\';
    out += letter;
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
        out += hex[(point >> shift) & 0xF];
    }
}

/// The characters Python's repr escapes that turn up in practice: controls, odd spaces, format marks, private use.
bool isPrintable(char32_t c)
{
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD;
    const bool space = c == 0x1680 || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
                       (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
    const bool unassigned = (c >= 0xD800 && c <= 0xF8FF) || (c >= 0xFFF0 && c <= 0xFFFB) || (c & 0xFFFE) == 0xFFFE;
    return !control && !space && !unassigned;
}

/// Python prefers single quotes unless the text holds some and no double ones.
char quoteFor(std::string_view text)
{
    const bool hasSingle = text.find('\'') != std::string_view::npos;
    return hasSingle && text.find('"') == std::string_view::npos ? '"' : '\'';
}

/// Appends the characters that texts and bytes escape alike; false when it is none of them.
bool appendCommonEscape(std::string& out, char32_t c, char quote)
{
    switch (c) {
    case '\n':
        out += "\\n";
        return true;
    case '\r':
        out += "\\r";
        return true;
    case '\t':
        out += "\\t";
        return true;
    case '\\':
        out += "\\\\";
        return true;
    default:
        if (c == static_cast<char32_t>(quote)) {
            out += '\\';
            out += quote;
            return true;
        }
        return false;
    }
}

std::string reprOfText(std::string_view text)
{
    const char quote = quoteFor(text);
    std::string out(1, quote);
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = decodeUtf8(text, i);
        if (appendCommonEscape(out, c, quote)) {
            continue;
        }
        if (isPrintable(c)) {
            appendUtf8(out, c);
        } else if (c < 0x100) {
            appendHex(out, 'x', c, 2);
        } else if (c < 0x10000) {
            appendHex(out, 'u', c, 4);
        } else {
            appendHex(out, 'U', c, 8);
        }
    }
    return out + quote;
}

std::string reprOfBytes(std::string_view bytes)
{
    const char quote = quoteFor(bytes);
    std::string out = "b";
    out += quote;
    for (const char byte : bytes) {
        const auto c = static_cast<unsigned char>(byte);
        if (appendCommonEscape(out, c, quote)) {
            continue;
        }
        if (c < 0x20 || c >= 0x7F) {
            appendHex(out, 'x', c, 2);
        } else {
            out += byte;
        }
    }
    return out + quote;
}

std::string reprOfTime(Timestamp time)
{
    const CalendarTime t = toCalendar(time);
    std::string out = "datetime.datetime(" + std::to_string(t.year) + ", " + std::to_string(t.month) + ", " +
                      std::to_string(t.day) + ", " + std::to_string(t.hour) + ", " + std::to_string(t.minute);
    if (t.second != 0 || t.micros != 0) {
        out += ", " + std::to_string(t.second);
    }
    if (t.micros != 0) {
        out += ", " + std::to_string(t.micros);
    }
    return out + ", tzinfo=tzutc())";
}

std::string reprOfDouble(double number)
{
    if (std::isnan(number)) {
        return "nan";
    }
    if (std::isinf(number)) {
        return number > 0 ? "inf" : "-inf";
    }
    return doubleToText(number);
}

std::string reprOfList(const List& list)
{
    std::string out = "[";
    for (const Value& item : list) {
        out += (out.size() > 1 ? ", " : "") + pythonRepr(item);
    }
    return out + "]";
}

std::string reprOfMap(const Map& map)
{
    std::string out = "{";
    for (const auto& [key, item] : map) {
        out += (out.size() > 1 ? ", " : "") + reprOfText(key) + ": " + pythonRepr(item);
    }
    return out + "}";
}

} // namespace

std::string_view pythonTypeName(Value::Kind kind)
{
    switch (kind) {
    case Value::Kind::Null:
        return "NoneType";
    case Value::Kind::Bool:
        return "bool";
    case Value::Kind::Int:
        return "int";
    case Value::Kind::Double:
        return "float";
    case Value::Kind::String:
        return "str";
    case Value::Kind::Blob:
        return "bytes";
    case Value::Kind::Timestamp:
        return "datetime.datetime";
    case Value::Kind::List:
        return "list";
    case Value::Kind::Map:
        return "dict";
    }
    return "object";
}

std::string pythonText(const Value& value)
{
    if (value.isString()) {
        return value.toString();
    }
    if (value.isTimestamp()) {
        std::string text = formatIso8601Offset(value.toTimestamp());
        text[text.find('T')] = ' ';
        return text;
    }
    return pythonRepr(value);
}

std::string pythonRepr(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return "None";
    case Value::Kind::Bool:
        return value.toBool() ? "True" : "False";
    case Value::Kind::Int:
        return std::to_string(value.toInt());
    case Value::Kind::Double:
        return reprOfDouble(value.toDouble());
    case Value::Kind::String:
        return reprOfText(value.toString());
    case Value::Kind::Blob:
        return reprOfBytes(value.toBlob().view());
    case Value::Kind::Timestamp:
        return reprOfTime(value.toTimestamp());
    case Value::Kind::List:
        return reprOfList(value.list());
    case Value::Kind::Map:
        return reprOfMap(value.map());
    }
    return {};
}

std::string limitText(double number)
{
    const bool whole = number == std::floor(number) && std::fabs(number) < 9.0e18;
    return whole ? std::to_string(static_cast<std::int64_t>(number)) : doubleToText(number);
}

} // namespace botoscope::protocol
