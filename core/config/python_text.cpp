#include "core/config/python_text.h"

#include "core/base/encoding.h"

namespace botoscope::config {

namespace {

bool isBlank(char32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isLineEnd(char32_t c)
{
    return (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

} // namespace

std::string_view stripBlanksRight(std::string_view text)
{
    std::size_t end = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (!isBlank(decodeUtf8(text, i))) {
            end = i;
        }
    }
    return text.substr(0, end);
}

std::string_view stripBlanks(std::string_view text)
{
    text = stripBlanksRight(text);
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = i;
        if (!isBlank(decodeUtf8(text, i))) {
            return text.substr(start);
        }
    }
    return {};
}

int indentOf(std::string_view line)
{
    int count = 0;
    for (std::size_t i = 0; i < line.size(); ++count) {
        if (!isBlank(decodeUtf8(line, i))) {
            return count;
        }
    }
    return 0;
}

std::vector<std::string_view> splitLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t at = i;
        if (!isLineEnd(decodeUtf8(text, i))) {
            continue;
        }
        if (text[at] == '\r' && i < text.size() && text[i] == '\n') {
            ++i;
        }
        lines.push_back(text.substr(start, at - start));
        start = i;
    }
    if (start < text.size()) {
        lines.push_back(text.substr(start));
    }
    return lines;
}

} // namespace botoscope::config
