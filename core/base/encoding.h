#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace botoscope {

std::string base64Encode(std::string_view bytes); ///< RFC 4648 §4, padded
/// RFC 4648 §4. Like Python's b64decode: characters outside the alphabet are skipped; nullopt on wrong padding.
std::optional<std::string> base64Decode(std::string_view text);
std::string hexEncode(std::string_view bytes); ///< lower case
std::optional<std::string> hexDecode(std::string_view text);

/// Percent-encodes all but RFC 3986's unreserved characters and those in keep ("%20" for a space, upper-case hex).
std::string percentEncode(std::string_view text, std::string_view keep = {});
/// Form encoding (Python's quote_plus): as percentEncode, with "+" for a space.
std::string formEncode(std::string_view text);
std::string percentDecode(std::string_view text, bool plusIsSpace = false);

/// The code point at position i, which moves past it. Broken bytes give U+FFFD and move by one.
char32_t decodeUtf8(std::string_view text, std::size_t& i);
void appendUtf8(std::string& out, char32_t codePoint);
bool isValidUtf8(std::string_view text);
/// U+FFFD in place of bytes that are no UTF-8: one for each part of a character, as Python's "replace" does.
std::string replaceBrokenUtf8(std::string_view text);

// ASCII only, whatever the locale.
std::string toLower(std::string_view text);
std::string toUpper(std::string_view text);
bool equalsIgnoreCase(std::string_view a, std::string_view b);
std::string_view trim(std::string_view text); ///< space, tab, CR, LF, VT, FF

} // namespace botoscope
