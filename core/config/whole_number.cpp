#include "core/config/whole_number.h"

#include "core/config/python_text.h"

#include <charconv>
#include <string>

namespace botoscope::config {

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    text = stripBlanks(text);
    std::string digits;
    if (text.starts_with('+') || text.starts_with('-')) {
        digits = text.front() == '-' ? "-" : "";
        text.remove_prefix(1);
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        const bool separator = text[i] == '_' && i > 0 && text[i - 1] != '_' && i + 1 < text.size();
        if (!digit && !separator) {
            return std::nullopt;
        }
        if (digit) {
            digits += text[i];
        }
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole ? std::optional(number) : std::nullopt;
}

} // namespace botoscope::config
