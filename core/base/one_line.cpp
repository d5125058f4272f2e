#include "core/base/one_line.h"

#include "core/base/encoding.h"

#include <array>
#include <cstdio>

namespace botoscope {

namespace {

bool endsLine(char32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// C0 and C1 (a terminal takes U+009B for ESC [), DEL, and marks that make text read in another order than it stands.
bool isDangerous(char32_t c)
{
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    const bool direction =
        c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return control || direction;
}

void appendEscaped(std::string& out, char32_t c)
{
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), c < 0x100 ? "\\x%02x" : "\\u%04x", static_cast<unsigned>(c));
    out += buffer.data();
}

} // namespace

std::string oneLine(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    bool atLineStart = true; // blanks are dropped here
    bool spaceDue = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = decodeUtf8(text, at);
        if (endsLine(c) || (atLineStart && c == ' ')) {
            spaceDue = spaceDue || (endsLine(c) && !out.empty());
            atLineStart = true;
            continue;
        }
        if (spaceDue && out.back() != ' ') {
            out += ' ';
        }
        spaceDue = false;
        atLineStart = false;
        if (isDangerous(c)) {
            appendEscaped(out, c);
        } else {
            appendUtf8(out, c);
        }
    }
    return out;
}

} // namespace botoscope
