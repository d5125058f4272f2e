#pragma once
#include "core/protocol/pattern/pattern.h"

#include <optional>
#include <string_view>

namespace botoscope::protocol {

/// Recursive descent over a regular expression's text. Use readPattern.
class PatternReader {
public:
    PatternReader(std::string_view text, bool nestedSets) : m_rest(text), m_nestedSets(nestedSets) {}
    std::optional<Pattern> read();

private:
    bool done() const { return m_rest.empty(); }
    bool accept(std::string_view text);
    char32_t take();

    PatternNode choice(int depth);
    PatternNode sequence(int depth);
    PatternNode repeated(PatternNode node);
    PatternNode atom(int depth);
    PatternNode group(int depth);
    PatternNode flags(int depth);
    PatternNode escape();
    PatternNode literal(char32_t c);

    bool readQuantifier(int& least, int& most);
    bool readCounts(int& least, int& most);
    std::optional<int> number();

    CharSet withCase(CharSet set) const;
    std::optional<CharSet> classEscape(); ///< \d, \p{…} and the like, behind the backslash
    CharSet escapedSet();
    CharSet known(std::string_view name); ///< a named set; any character for an unknown name
    CharSet property();
    char32_t hexChar(int digits);
    char32_t octalChar();
    char32_t utf16Char();
    char32_t escapedChar();
    CharSet bracket(int depth);
    void addBracketItem(CharSet& set, int depth);
    void addBracketRange(CharSet& set);
    void addRangeFrom(CharSet& set, char32_t first);

    std::string_view m_rest;
    bool m_nestedSets;
    Pattern m_pattern;
    bool m_broken = false;
    bool m_ignoresCase = false;
    bool m_dotMatchesAll = false;
};

} // namespace botoscope::protocol
