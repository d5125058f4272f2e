#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace botoscope {

struct CharRange {
    char32_t first = 0;
    char32_t last = 0;
};

/// A set of code points.
class CharSet {
public:
    CharSet() = default;
    explicit CharSet(std::vector<CharRange> ranges);
    static CharSet one(char32_t c) { return CharSet({{c, c}}); }
    static CharSet digits();
    static CharSet wordChars();
    static CharSet spaces();
    static CharSet anyButLineEnds();
    static CharSet any();
    /// ASCII members of a POSIX class or Unicode property ("alpha", "L", "IsAlphabetic"); nullopt for unknown names.
    static std::optional<CharSet> named(std::string_view name);

    void add(const CharSet& other);
    void addOtherCase(); ///< ASCII letters only
    CharSet complement() const;
    bool contains(char32_t c) const;
    const std::vector<CharRange>& ranges() const { return m_ranges; }
    bool empty() const { return m_ranges.empty(); }
    char32_t first() const { return m_ranges.empty() ? 0 : m_ranges.front().first; }

private:
    void normalize();
    void joinRanges();               ///< those that touch, of ranges in order
    std::vector<CharRange> m_ranges; // sorted, apart from each other
};

} // namespace botoscope
