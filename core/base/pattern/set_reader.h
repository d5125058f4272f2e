#pragma once
#include "core/base/pattern/char_set.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace botoscope {

/// Reads what stands for single characters in a regular expression: escapes, properties, [sets]. Keeps the place.
class SetReader {
protected:
    SetReader(std::string_view text, bool nestedSets) : m_rest(text), m_nestedSets(nestedSets) {}

    bool done() const { return m_rest.empty(); }
    bool accept(std::string_view text);
    char32_t take();
    std::string_view takeThrough(std::string_view mark);
    std::optional<int> number();

    CharSet withCase(CharSet set) const;
    CharSet escapedSet();       ///< behind a backslash
    CharSet bracket(int depth); ///< behind "["

    std::string_view m_rest;
    bool m_broken = false;           ///< the text is no regular expression
    bool m_exact = true;             ///< see Pattern
    bool m_onlyAsciiIsExact = false; ///< see Pattern
    bool m_ignoresCase = false;

private:
    std::string_view takeBytes(std::size_t count);
    std::optional<CharSet> classEscape(); ///< \d, \p{…} and the like
    CharSet known(std::string_view name); ///< a named set; any character for an unknown name
    CharSet property();
    char32_t hexChar(std::size_t digits);
    char32_t octalChar();
    char32_t utf16Char();
    char32_t escapedChar();
    using Ranges = std::vector<CharRange>; // of one bracket, in its order
    void addBracketItem(Ranges& ranges, int depth);
    void addBracketRange(Ranges& ranges);
    void addRangeFrom(Ranges& ranges, char32_t first);

    bool m_nestedSets; ///< "[" inside a set opens another one
};

} // namespace botoscope
