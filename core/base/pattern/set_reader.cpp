#include "core/base/pattern/set_reader.h"

#include "core/base/encoding.h"

namespace botoscope {

namespace {
void append(std::vector<CharRange>& ranges, const CharSet& set)
{
    ranges.insert(ranges.end(), set.ranges().begin(), set.ranges().end());
}
} // namespace

bool SetReader::accept(std::string_view text)
{
    if (!m_rest.starts_with(text)) {
        return false;
    }
    m_rest.remove_prefix(text.size());
    return true;
}

char32_t SetReader::take()
{
    if (done()) {
        m_broken = true;
        return 0;
    }
    std::size_t position = 0;
    const char32_t c = decodeUtf8(m_rest, position);
    m_rest.remove_prefix(position);
    return c;
}

std::string_view SetReader::takeBytes(std::size_t count)
{
    const std::string_view taken = m_rest.substr(0, count);
    m_rest.remove_prefix(taken.size());
    return taken;
}

/// What stands before a mark; moves past the mark, without which the pattern is broken.
std::string_view SetReader::takeThrough(std::string_view mark)
{
    const std::string_view taken = takeBytes(m_rest.find(mark));
    m_broken = !accept(mark) || m_broken;
    return taken;
}

std::optional<int> SetReader::number()
{
    constexpr int largest = 1'000'000;
    if (done() || m_rest.front() < '0' || m_rest.front() > '9') {
        return std::nullopt;
    }
    int value = 0;
    while (!done() && m_rest.front() >= '0' && m_rest.front() <= '9') {
        value = std::min(value * 10 + (m_rest.front() - '0'), largest);
        m_rest.remove_prefix(1);
    }
    return value;
}

CharSet SetReader::withCase(CharSet set) const
{
    if (m_ignoresCase) {
        set.addOtherCase();
    }
    return set;
}

std::optional<CharSet> SetReader::classEscape()
{
    if (accept("d")) {
        return CharSet::digits();
    }
    if (accept("D")) {
        return CharSet::digits().complement();
    }
    if (accept("w")) {
        return CharSet::wordChars();
    }
    if (accept("W")) {
        return CharSet::wordChars().complement();
    }
    if (accept("s")) {
        return CharSet::spaces();
    }
    if (accept("S")) {
        return CharSet::spaces().complement();
    }
    if (accept("h")) {
        return CharSet({{'\t', '\t'}, {' ', ' '}});
    }
    if (accept("p")) {
        return property();
    }
    if (accept("P")) {
        return property().complement();
    }
    return std::nullopt;
}

CharSet SetReader::escapedSet()
{
    if (auto set = classEscape()) {
        return *set;
    }
    return CharSet::one(escapedChar());
}

CharSet SetReader::known(std::string_view name)
{
    const auto set = CharSet::named(name);
    m_exact = m_exact && set.has_value();
    return set.value_or(CharSet::any());
}

/// \p{Name}, \p{^Name} or \pL.
CharSet SetReader::property()
{
    m_onlyAsciiIsExact = true;
    const std::string_view name = accept("{") ? takeThrough("}") : takeBytes(1);
    const bool negative = name.starts_with('^');
    const CharSet set = known(name.substr(negative ? 1 : 0));
    return negative ? set.complement() : set;
}

char32_t SetReader::hexChar(std::size_t digits)
{
    const std::string_view text = accept("{") ? takeThrough("}") : takeBytes(digits);
    char32_t value = 0;
    for (const char c : text) {
        const char lower = static_cast<char>(c | 0x20);
        const bool isDigit = c >= '0' && c <= '9';
        m_broken = m_broken || !(isDigit || (lower >= 'a' && lower <= 'f')) || value > 0x10FFFF;
        value = value * 16 + static_cast<char32_t>(isDigit ? c - '0' : lower - 'a' + 10);
    }
    return std::min<char32_t>(value, 0x10FFFF);
}

/// Up to three octal digits behind \0.
char32_t SetReader::octalChar()
{
    char32_t value = 0;
    for (int i = 0; i < 3 && !done() && m_rest.front() >= '0' && m_rest.front() <= '7'; ++i) {
        value = value * 8 + static_cast<char32_t>(m_rest.front() - '0');
        m_rest.remove_prefix(1);
    }
    return value;
}

/// \uD800\uDC00 pairs stand for one code point.
char32_t SetReader::utf16Char()
{
    const char32_t high = hexChar(4);
    if (high < 0xD800 || high > 0xDFFF) {
        return high;
    }
    m_onlyAsciiIsExact = true; // halves are also used alone, against what regular expressions of code points do
    const std::string_view before = m_rest;
    const char32_t low = accept("\\u") ? hexChar(4) : 0;
    if (high > 0xDBFF || low < 0xDC00 || low > 0xDFFF) {
        m_rest = before;
        return high;
    }
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

char32_t SetReader::escapedChar()
{
    const char32_t c = take();
    switch (c) {
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'f':
        return '\f';
    case 'v':
        return '\v';
    case '0':
        return octalChar();
    case 'x':
        return hexChar(2);
    case 'u':
        return utf16Char();
    default:
        return c;
    }
}

CharSet SetReader::bracket(int depth)
{
    constexpr int deepest = 20;
    m_broken = m_broken || depth > deepest;
    const bool negative = accept("^");
    Ranges ranges;
    bool first = true;
    while (!m_broken && (first || !accept("]"))) {
        first = false;
        addBracketItem(ranges, depth);
    }
    // Before negation: [^a] ignoring case excludes A too.
    CharSet set = withCase(CharSet(std::move(ranges)));
    return negative ? set.complement() : set;
}

void SetReader::addBracketItem(Ranges& ranges, int depth)
{
    if (accept("[:")) {
        append(ranges, known(takeThrough(":]")));
        return;
    }
    if (m_rest.starts_with("&&")) {
        m_exact = false; // Java's intersection
    }
    if (m_nestedSets && accept("[")) {
        append(ranges, bracket(depth + 1)); // Java's union of sets
        return;
    }
    addBracketRange(ranges);
}

void SetReader::addBracketRange(Ranges& ranges)
{
    if (accept("\\")) {
        if (auto named = classEscape()) {
            append(ranges, *named);
            return;
        }
        addRangeFrom(ranges, escapedChar());
        return;
    }
    addRangeFrom(ranges, take());
}

void SetReader::addRangeFrom(Ranges& ranges, char32_t first)
{
    const bool range = m_rest.size() > 1 && m_rest.front() == '-' && m_rest[1] != ']';
    if (!range) {
        ranges.push_back({first, first});
        return;
    }
    const std::string_view beforeDash = m_rest;
    accept("-");
    if (m_rest.starts_with("[") || m_rest.starts_with("\\w") || m_rest.starts_with("\\d") ||
        m_rest.starts_with("\\s") || m_rest.starts_with("\\p")) {
        append(ranges, CharSet({{first, first}, {'-', '-'}})); // "a-\w": the dash stands for itself
        return;
    }
    const char32_t last = accept("\\") ? escapedChar() : take();
    if (last < first) {
        m_rest = beforeDash;
        m_broken = true;
        return;
    }
    ranges.push_back({first, last});
}

} // namespace botoscope
