#include "core/endpoint/rules/template_text.h"

#include <algorithm>

namespace botoscope::endpoint::rules {

std::vector<std::string> readReference(std::string_view text, std::size_t& position)
{
    const auto close = text.find('}', position);
    if (close == std::string_view::npos) {
        return {};
    }
    const std::string_view inside = text.substr(position, close - position);
    const auto inName = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    std::vector<std::string> names(1);
    for (const char c : inside) {
        if (c == '#' && !names.back().empty()) {
            names.emplace_back();
        } else if (inName(c)) {
            names.back() += c;
        } else {
            return {};
        }
    }
    if (names.back().empty()) {
        return {};
    }
    position = close + 1;
    return names;
}

} // namespace botoscope::endpoint::rules
