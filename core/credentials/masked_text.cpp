#include "core/credentials/masked_text.h"

#include "core/base/encoding.h"
#include "core/base/one_line.h"
#include "core/base/secret_names.h"

#include <cctype>

namespace botoscope::credentials {

namespace {

constexpr std::size_t maxShown = 400;

bool isWordCharacter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || std::string_view("+/_-.~%").find(c) != std::string_view::npos;
}

bool contains(const std::string& text, std::initializer_list<std::string_view> parts)
{
    for (const std::string_view part : parts) {
        if (text.find(part) != std::string::npos) {
            return true;
        }
    }
    return false;
}

/// Keys mix digits with letters, or both cases, or go on for long.
bool looksSecret(std::string_view word)
{
    constexpr std::size_t suspicious = 16;
    constexpr std::size_t hopeless = 24;
    bool digit = false, upper = false;
    std::size_t size = 0;
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        size += std::isalnum(byte) ? 1 : 0;
        digit = digit || std::isdigit(byte);
        upper = upper || std::isupper(byte);
    }
    return size >= hopeless || (size >= suspicious && (digit || upper));
}

/// The end of what stands there without a blank or a quote: words and the "=" between them.
std::size_t stretchEnd(std::string_view text, std::size_t at)
{
    while (at < text.size() && (isWordCharacter(text[at]) || text[at] == '=')) {
        ++at;
    }
    return at;
}

/// Base64 that was put together of pieces has its "=" in the middle.
bool isJoinedBase64(std::string_view stretch)
{
    return stretch.find('=') != std::string_view::npos && stretch.find_first_of("+/") != std::string_view::npos &&
           looksSecret(stretch);
}

/// The word names a secret, or may be one that has its name in it.
bool holdsName(const std::string& lower)
{
    return contains(lower, {"secret", "passw"}) && lower != "secret" && lower != "password";
}

bool namesSecret(const std::string& lower)
{
    return contains(lower, {"secret", "token", "passw", "accesskey", "access_key", "authorization", "bearer"});
}

} // namespace

std::string maskedText(std::string_view text)
{
    std::string out;
    bool mask = false; // the word that comes next belongs to a secret's name
    for (std::size_t at = 0; at < text.size() && out.size() < maxShown;) {
        std::size_t end = at;
        while (end < text.size() && isWordCharacter(text[end])) {
            ++end;
        }
        if (end == at) {
            out += text[at++];
            continue;
        }
        const std::size_t stretch = stretchEnd(text, at);
        if (isJoinedBase64(text.substr(at, stretch - at))) {
            out += redactedText;
            at = stretch;
            continue;
        }
        const std::string_view word = text.substr(at, end - at);
        const std::string lower = toLower(word);
        out += mask || looksSecret(word) || holdsName(lower) ? redactedText : word;
        mask = namesSecret(lower);
        at = end;
    }
    return oneLine(out);
}

} // namespace botoscope::credentials
