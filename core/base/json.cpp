#include "core/base/json.h"

#include "core/base/encoding.h"
#include "core/base/json_text.h"
#include "core/base/json_tree.h"
#include "core/base/time_format.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <simdjson.h>

namespace botoscope {

namespace {

class Writer {
public:
    Writer(std::string& out, JsonStyle style) : m_out(out), m_style(style) {}

    void write(const Value& value, int depth)
    {
        switch (value.kind()) {
        case Value::Kind::Null:
            m_out += "null";
            break;
        case Value::Kind::Bool:
            m_out += value.toBool() ? "true" : "false";
            break;
        case Value::Kind::Int:
            m_out += std::to_string(value.toInt());
            break;
        case Value::Kind::Double:
            m_out += doubleToText(value.toDouble());
            break;
        case Value::Kind::String:
            appendJsonString(m_out, value.toString(), asciiOnly());
            break;
        case Value::Kind::Blob:
            appendJsonString(m_out, base64Encode(value.toBlob().view()), true);
            break;
        case Value::Kind::Timestamp:
            appendJsonString(m_out, formatIso8601Offset(value.toTimestamp()), true);
            break;
        case Value::Kind::List:
            writeList(value.list(), depth);
            break;
        case Value::Kind::Map:
            writeMap(value.map(), depth);
            break;
        }
    }

private:
    bool asciiOnly() const { return m_style == JsonStyle::Python || m_style == JsonStyle::Compact; }
    void separator(bool first, int depth)
    {
        if (!first) {
            m_out += m_style == JsonStyle::Python ? ", " : ",";
        }
        newline(depth);
    }
    void newline(int depth)
    {
        if (m_style == JsonStyle::Pretty) {
            m_out += '\n';
            m_out.append(static_cast<std::size_t>(depth) * 4, ' ');
        }
    }
    void writeList(const List& list, int depth)
    {
        m_out += '[';
        bool first = true;
        for (const Value& item : list) {
            separator(first, depth + 1);
            write(item, depth + 1);
            first = false;
        }
        if (!first) {
            newline(depth);
        }
        m_out += ']';
    }
    void writeMap(const Map& map, int depth)
    {
        m_out += '{';
        bool first = true;
        for (const auto& [key, item] : map) {
            separator(first, depth + 1);
            appendJsonString(m_out, key.view(), asciiOnly());
            m_out += m_style == JsonStyle::Compact || m_style == JsonStyle::Line ? ":" : ": ";
            write(item, depth + 1);
            first = false;
        }
        if (!first) {
            newline(depth);
        }
        m_out += '}';
    }

    std::string& m_out;
    JsonStyle m_style;
};

void appendUnicodeEscape(std::string& out, unsigned unit)
{
    static constexpr char digits[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) {
        out += digits[(unit >> shift) & 0xF];
    }
}

void appendEscapedCodePoint(std::string& out, char32_t point)
{
    if (point >= 0x10000) {
        point -= 0x10000;
        appendUnicodeEscape(out, 0xD800 + static_cast<unsigned>(point >> 10));
        appendUnicodeEscape(out, 0xDC00 + static_cast<unsigned>(point & 0x3FF));
    } else {
        appendUnicodeEscape(out, static_cast<unsigned>(point));
    }
}

} // namespace

Result<Value> parseJson(std::string_view text, JsonGrammar grammar)
{
    constexpr std::size_t small = 16 * 1024;
    thread_local simdjson::dom::parser kept;      // its buffers are used again
    std::optional<simdjson::dom::parser> passing; // a large text's buffers have many times its size
    simdjson::dom::parser& parser = text.size() <= small ? kept : passing.emplace();
    simdjson::dom::element root;
    const auto error = parser.parse(text.data(), text.size()).get(root);
    if (!error) {
        return readJsonTree(root);
    }
    if (error == simdjson::DEPTH_ERROR) {
        return Error(ErrorCode::Parse, "not valid JSON: nesting is too deep").with("reason", "depth");
    }
    if (!isValidUtf8(text)) {
        return Error(ErrorCode::Parse, "not valid JSON: the text is not UTF-8");
    }
    return readJsonText(text, grammar);
}

std::string writeJson(const Value& value, JsonStyle style)
{
    std::string out;
    Writer(out, style).write(value, 0);
    return out;
}

void appendJsonString(std::string& out, std::string_view text, bool asciiOnly)
{
    out += '"';
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte > 0x7E && asciiOnly) {
            appendEscapedCodePoint(out, decodeUtf8(text, i));
            continue;
        }
        ++i;
        switch (byte) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        default:
            if (byte < 0x20) {
                appendUnicodeEscape(out, byte);
            } else {
                out += static_cast<char>(byte);
            }
        }
    }
    out += '"';
}

std::string doubleToText(double number)
{
    if (std::isnan(number)) {
        return "NaN";
    }
    if (std::isinf(number)) {
        return number > 0 ? "Infinity" : "-Infinity";
    }
    std::array<char, 40> buffer{};
    const double size = std::fabs(number);
    // Python's repr switches to the exponent form below 1e-4 and from 1e16 on.
    const bool scientific = size != 0 && (size < 1e-4 || size >= 1e16);
    const auto format = scientific ? std::chars_format::scientific : std::chars_format::fixed;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format).ptr;
    std::string text(buffer.data(), end);
    if (!scientific && text.find('.') == std::string::npos) {
        text += ".0";
    }
    return text;
}

} // namespace botoscope
