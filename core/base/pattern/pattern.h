#pragma once
#include "core/base/pattern/char_set.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope {

/// A piece of a regular expression.
struct PatternNode {
    enum class Kind { Nothing, Set, Sequence, Choice, Repeat, TextStart, TextEnd, WordEdge, NoWordEdge, LookAhead };
    Kind kind = Kind::Nothing;
    CharSet set;                       ///< Set
    std::vector<PatternNode> children; ///< Sequence, Choice; one for Repeat and LookAhead
    int least = 0;                     ///< Repeat
    int most = -1;                     ///< Repeat; -1: no limit
    bool negative = false;             ///< LookAhead: what must not follow
};

/// A regular expression as models write them (Java's dialect mostly, some POSIX and JavaScript). Made for hints, so it
/// never refuses what it can half understand: look-behind, back references and set intersection are read over and make
/// `exact` false.
struct Pattern {
    PatternNode root;
    bool exact = true;             ///< false: something was read over, so a match can't be judged
    bool onlyAsciiIsExact = false; ///< a Unicode property was used, of which only the ASCII part is known
};

/// nullopt when the text is no regular expression (unbalanced brackets), nests deeper than 60, repeats a repetition
/// more than 4 times over or is longer than 20,000 bytes.
std::optional<Pattern> readPattern(std::string_view text);

/// Whether the whole text matches; nullopt when that can't be told (inexact pattern, too large a text or pattern).
/// Runs all alternatives side by side, so no pattern makes it explode.
std::optional<bool> matchesWhole(const Pattern& pattern, std::string_view text);

/// The same for many texts: the pattern, which must outlive the matcher, is compiled once, and all texts together get
/// the work that a single one gets.
class Matcher {
public:
    explicit Matcher(const Pattern& pattern);
    ~Matcher();
    std::optional<bool> matchesWhole(std::string_view text);
    /// True once an answer took too much work: there will be no more of them.
    bool gaveUp() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Bounds on a made-up text, in code points.
struct SampleBounds {
    std::size_t least = 0;
    std::size_t most = SIZE_MAX;
};

/// A text that matches the pattern within the bounds; nullopt when none was found after some tries. The same arguments
/// give the same text.
std::optional<std::string> sampleOf(const Pattern& pattern, const SampleBounds& bounds, std::uint64_t seed);

} // namespace botoscope
