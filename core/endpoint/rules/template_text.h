#pragma once
#include "core/endpoint/rules/ast.h"

#include <string_view>

namespace botoscope::endpoint::rules {

/// Splits "https://{Bucket}.{partition#dnsSuffix}" into parts. "{{" and "}}" stand for braces; braces around anything
/// but a name with attributes are text. slotOf gives a name's place; -1 leaves the mark as text.
template <class SlotOf> std::vector<TemplatePart> parseTemplate(std::string_view text, const SlotOf& slotOf);

/// The name and attributes between braces; empty if it is none. position is behind "{" and moves behind "}".
std::vector<std::string> readReference(std::string_view text, std::size_t& position);

template <class SlotOf> std::vector<TemplatePart> parseTemplate(std::string_view text, const SlotOf& slotOf)
{
    std::vector<TemplatePart> parts(1);
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at++];
        const bool doubled = at < text.size() && text[at] == c;
        if ((c == '{' || c == '}') && doubled) {
            parts.back().text += c;
            ++at;
            continue;
        }
        std::size_t end = at;
        const std::vector<std::string> names = c == '{' ? readReference(text, end) : std::vector<std::string>();
        const int slot = names.empty() ? -1 : slotOf(names.front());
        if (slot < 0) {
            parts.back().text += c;
            continue;
        }
        parts.back().slot = slot;
        parts.back().attributes.assign(names.begin() + 1, names.end());
        parts.emplace_back();
        at = end;
    }
    return parts;
}

} // namespace botoscope::endpoint::rules
