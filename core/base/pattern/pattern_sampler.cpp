#include "core/base/pattern/pattern.h"

#include "core/base/encoding.h"
#include "core/base/pattern/dice.h"

#include <array>

namespace botoscope {

namespace {

using Kind = PatternNode::Kind;

constexpr std::size_t longestSample = 100'000;
constexpr std::size_t mostPieces = 2'000'000; // looked at, over all tries

/// How one try goes about it.
struct Manner {
    std::size_t characterGrowth = 0; ///< how often a repeated character should come
    std::size_t groupGrowth = 0;     ///< the same of anything else that repeats
    bool varied = false;             ///< roll dice for alternatives, options and characters
};

/// One try at a text.
class Sampler {
public:
    /// most: code points after which a text is of no use any more.
    Sampler(const Manner& manner, std::size_t most, std::uint64_t seed)
        : m_manner(manner), m_most(std::min(most, longestSample)), m_dice(seed)
    {
    }

    std::string make(const PatternNode& root)
    {
        add(root);
        return std::move(m_out);
    }
    std::size_t length() const { return m_length; }
    std::size_t pieces() const { return m_visited; }

private:
    bool isOver() const { return m_length > m_most || m_visited > 2 * longestSample; }
    void add(const PatternNode& node)
    {
        ++m_visited;
        if (isOver()) {
            return;
        }
        switch (node.kind) {
        case Kind::Set:
            appendUtf8(m_out, choose(node.set));
            ++m_length;
            break;
        case Kind::Sequence:
            for (const PatternNode& child : node.children) {
                add(child);
            }
            break;
        case Kind::Choice:
            add(node.children[m_manner.varied ? m_dice.below(node.children.size()) : 0]);
            break;
        case Kind::Repeat:
            m_position = 0;
            for (std::size_t count = times(node); count > 0 && !isOver(); --count) {
                add(node.children.front());
            }
            break;
        default:
            break; // the result is checked against these
        }
    }

    std::size_t times(const PatternNode& node)
    {
        const bool isSet = node.children.front().kind == Kind::Set;
        const auto least = static_cast<std::size_t>(node.least);
        if (m_manner.varied && node.least == 0 && node.most == 1) {
            return m_dice.below(2);
        }
        const std::size_t count = std::max(least, isSet ? m_manner.characterGrowth : m_manner.groupGrowth);
        return node.most < 0 ? count : std::min(count, static_cast<std::size_t>(node.most));
    }

    char32_t choose(const CharSet& set)
    {
        for (const char32_t wish : m_manner.varied ? rolledWishes() : plainWishes()) {
            if (set.contains(wish)) {
                return wish;
            }
        }
        for (char32_t c = '~'; c >= ' '; --c) {
            if (set.contains(c)) {
                return c;
            }
        }
        return set.first();
    }

    using Wishes = std::array<char32_t, 4>;
    /// Letters that make a word, then digits that count up.
    Wishes plainWishes()
    {
        static constexpr std::string_view word = "example";
        const std::size_t at = m_position++;
        const auto letter = static_cast<char32_t>(word[at % word.size()]);
        return {letter, letter - 32, static_cast<char32_t>('0' + (at + 1) % 10), letter};
    }
    /// Letters mostly; digits, capitals and a sign now and then, for the sake of passwords.
    Wishes rolledWishes()
    {
        const auto letter = static_cast<char32_t>('a' + m_dice.below(26));
        const auto digit = static_cast<char32_t>('0' + m_dice.below(10));
        switch (m_dice.below(12)) {
        case 0:
            return {'!', letter, letter - 32, digit};
        case 1:
        case 2:
            return {letter - 32, letter, digit, letter};
        case 3:
        case 4:
        case 5:
            return {digit, letter, letter - 32, digit};
        default:
            return {letter, letter - 32, digit, letter};
        }
    }

    const Manner m_manner;
    const std::size_t m_most;
    Dice m_dice;
    std::string m_out;
    std::size_t m_length = 0;
    std::size_t m_position = 0;
    std::size_t m_visited = 0;
};

/// What to try, likeliest first: a word's length, then all small lengths and those around the least.
std::vector<std::size_t> growths(std::size_t least, std::size_t most)
{
    constexpr std::size_t wordLength = 7;
    constexpr std::size_t around = 48;
    std::vector<std::size_t> out{std::min(std::max(wordLength, least), most)};
    for (std::size_t i = 0; i <= 16; ++i) {
        out.push_back(i);
    }
    for (std::size_t i = least > 16 + around ? least - around : 17; i < least; ++i) {
        out.push_back(i);
    }
    return out;
}

} // namespace

std::optional<std::string> sampleOf(const Pattern& pattern, const SampleBounds& bounds, std::uint64_t seed)
{
    const std::size_t least = std::min(bounds.least, longestSample);
    constexpr std::uint64_t rounds = 6;
    Matcher matcher(pattern);
    std::size_t pieces = 0;
    for (std::uint64_t round = seed == 0 ? 0 : 2; round < rounds; ++round) {
        for (const std::size_t growth : growths(least, bounds.most)) {
            const std::size_t groupGrowth = round % 2 == 0 ? 0 : growth;
            Sampler sampler({growth, groupGrowth, round > 1}, bounds.most, seed * 31 + round * 7919 + growth);
            std::string text = sampler.make(pattern.root);
            const bool fits = sampler.length() >= bounds.least && sampler.length() <= bounds.most;
            if (fits && matcher.matchesWhole(text).value_or(true)) {
                return text;
            }
            pieces += sampler.pieces();
            if (pieces > mostPieces) {
                return std::nullopt;
            }
        }
    }
    return std::nullopt;
}

} // namespace botoscope
