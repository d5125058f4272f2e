#include "core/base/pattern/char_set.h"

#include "core/base/encoding.h"

#include <unordered_map>

namespace botoscope {

namespace {

constexpr char32_t lastCodePoint = 0x10FFFF;

std::vector<CharRange> rangesOf(std::string_view characters)
{
    std::vector<CharRange> out;
    for (const char c : characters) {
        out.push_back({static_cast<char32_t>(c), static_cast<char32_t>(c)});
    }
    return out;
}

constexpr std::string_view punctuation = "!\"#%&'()*,-./:;?@[\\]_{}";
constexpr std::string_view symbols = "$+<=>^`|~";

using Table = std::unordered_map<std::string_view, std::vector<CharRange>>;

Table makeTable()
{
    const std::vector<CharRange> upper = {{'A', 'Z'}};
    const std::vector<CharRange> lower = {{'a', 'z'}};
    const std::vector<CharRange> letters = {{'A', 'Z'}, {'a', 'z'}};
    const std::vector<CharRange> digits = {{'0', '9'}};
    const std::vector<CharRange> alnum = {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}};
    const std::vector<CharRange> controls = {{0, 0x1F}, {0x7F, 0x7F}};
    return Table{
        {"alpha", letters},
        {"l", letters},
        {"letter", letters},
        {"alphabetic", letters},
        {"latin", letters},
        {"basiclatin", {{0, 0x7F}}},
        {"ascii", {{0, 0x7F}}},
        {"upper", upper},
        {"lu", upper},
        {"uppercase", upper},
        {"lower", lower},
        {"ll", lower},
        {"lowercase", lower},
        {"digit", digits},
        {"n", digits},
        {"nd", digits},
        {"number", digits},
        {"alnum", alnum},
        {"z", {{' ', ' '}}},
        {"zs", {{' ', ' '}}},
        {"blank", {{'\t', '\t'}, {' ', ' '}}},
        {"space", {{9, 13}, {' ', ' '}}},
        {"whitespace", {{9, 13}, {' ', ' '}}},
        {"white_space", {{9, 13}, {' ', ' '}}},
        {"cntrl", controls},
        {"c", controls},
        {"cc", controls},
        {"graph", {{0x21, 0x7E}}},
        {"print", {{0x20, 0x7E}}},
        {"xdigit", {{'0', '9'}, {'A', 'F'}, {'a', 'f'}}},
        {"p", rangesOf(punctuation)},
        {"punctuation", rangesOf(punctuation)},
        {"s", rangesOf(symbols)},
        {"punct", {{0x21, 0x2F}, {0x3A, 0x40}, {0x5B, 0x60}, {0x7B, 0x7E}}},
        {"pd", {{'-', '-'}}},
        {"pc", {{'_', '_'}}},
        {"sc", {{'$', '$'}}},
        {"sm", rangesOf("+<=>|~")},
        {"sk", rangesOf("^`")},
        {"ps", rangesOf("([{")},
        {"pe", rangesOf(")]}")},
        {"po", rangesOf("!\"#%&'*,./:;?@\\")},
        {"ld", alnum},
        {"word", {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}},
        // properties no ASCII character has
        {"m", {}},
        {"mn", {}},
        {"mc", {}},
        {"me", {}},
        {"lt", {}},
        {"lm", {}},
        {"lo", {}},
        {"nl", {}},
        {"no", {}},
        {"zl", {}},
        {"zp", {}},
        {"pi", {}},
        {"pf", {}},
        {"so", {}},
        {"cf", {}},
        {"cs", {}},
        {"co", {}},
        {"cn", {}},
    };
}

} // namespace

CharSet::CharSet(std::vector<CharRange> ranges) : m_ranges(std::move(ranges))
{
    normalize();
}

CharSet CharSet::digits()
{
    return CharSet({{'0', '9'}});
}

CharSet CharSet::wordChars()
{
    return CharSet({{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}});
}

CharSet CharSet::spaces()
{
    return CharSet({{9, 13}, {' ', ' '}});
}

CharSet CharSet::anyButLineEnds()
{
    return CharSet({{'\n', '\n'}, {'\r', '\r'}, {0x85, 0x85}, {0x2028, 0x2029}}).complement();
}

CharSet CharSet::any()
{
    return CharSet({{0, lastCodePoint}});
}

std::optional<CharSet> CharSet::named(std::string_view name)
{
    static const Table table = makeTable();
    std::string key = toLower(name);
    if (key.size() > 2 && (key.starts_with("is") || key.starts_with("in"))) {
        key.erase(0, 2);
    }
    const auto found = table.find(key);
    return found == table.end() ? std::nullopt : std::optional(CharSet(found->second));
}

void CharSet::add(const CharSet& other)
{
    m_ranges.insert(m_ranges.end(), other.m_ranges.begin(), other.m_ranges.end());
    normalize();
}

void CharSet::addOtherCase()
{
    CharSet more;
    for (char32_t c = 'a'; c <= 'z'; ++c) {
        if (contains(c) || contains(c - 32)) {
            more.m_ranges.push_back({c, c});
            more.m_ranges.push_back({c - 32, c - 32});
        }
    }
    add(more);
}

CharSet CharSet::complement() const
{
    CharSet out;
    char32_t next = 0;
    for (const CharRange& range : m_ranges) {
        if (range.first > next) {
            out.m_ranges.push_back({next, range.first - 1});
        }
        next = range.last + 1;
    }
    if (next <= lastCodePoint) {
        out.m_ranges.push_back({next, lastCodePoint});
    }
    return out;
}

bool CharSet::contains(char32_t c) const
{
    const auto after = std::upper_bound(m_ranges.begin(), m_ranges.end(), c,
                                        [](char32_t value, const CharRange& range) { return value < range.first; });
    return after != m_ranges.begin() && c <= std::prev(after)->last;
}

void CharSet::normalize()
{
    std::sort(m_ranges.begin(), m_ranges.end(),
              [](const CharRange& a, const CharRange& b) { return a.first < b.first; });
    std::vector<CharRange> merged;
    for (const CharRange& range : m_ranges) {
        if (!merged.empty() && range.first <= merged.back().last + 1) {
            merged.back().last = std::max(merged.back().last, range.last);
        } else {
            merged.push_back(range);
        }
    }
    m_ranges = std::move(merged);
}

} // namespace botoscope
