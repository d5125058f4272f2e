#include "core/protocol/pattern/pattern_reader.h"

#include "core/base/encoding.h"

namespace botoscope::protocol {

namespace {

using Kind = PatternNode::Kind;

PatternNode nodeOf(Kind kind)
{
    PatternNode node;
    node.kind = kind;
    return node;
}

PatternNode setNode(CharSet set)
{
    PatternNode node = nodeOf(Kind::Set);
    node.set = std::move(set);
    return node;
}

} // namespace

std::optional<Pattern> PatternReader::read()
{
    m_pattern.root = choice(0);
    if (m_broken || !done()) {
        return std::nullopt;
    }
    return std::move(m_pattern);
}

bool PatternReader::accept(std::string_view text)
{
    if (!m_rest.starts_with(text)) {
        return false;
    }
    m_rest.remove_prefix(text.size());
    return true;
}

char32_t PatternReader::take()
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

PatternNode PatternReader::choice(int depth)
{
    constexpr int deepest = 60;
    if (depth > deepest) {
        m_broken = true;
        return {};
    }
    const bool outerIgnoresCase = m_ignoresCase;
    PatternNode node = nodeOf(Kind::Choice);
    do {
        node.children.push_back(sequence(depth));
    } while (!m_broken && accept("|"));
    m_ignoresCase = outerIgnoresCase;
    return node.children.size() == 1 ? PatternNode(std::move(node.children.front())) : node;
}

PatternNode PatternReader::sequence(int depth)
{
    PatternNode node = nodeOf(Kind::Sequence);
    while (!m_broken && !done() && m_rest.front() != '|' && m_rest.front() != ')') {
        node.children.push_back(repeated(atom(depth)));
    }
    return node;
}

PatternNode PatternReader::repeated(PatternNode node)
{
    int least = 0;
    int most = -1;
    while (readQuantifier(least, most)) {
        PatternNode repeat = nodeOf(Kind::Repeat);
        repeat.least = least;
        repeat.most = most;
        repeat.children.push_back(std::move(node));
        node = std::move(repeat);
        if (!accept("?")) {
            accept("+"); // possessive: the same language in all but odd cases
        }
    }
    return node;
}

bool PatternReader::readQuantifier(int& least, int& most)
{
    least = 0;
    most = -1;
    if (accept("*")) {
        return true;
    }
    if (accept("+")) {
        least = 1;
        return true;
    }
    if (accept("?")) {
        most = 1;
        return true;
    }
    return readCounts(least, most);
}

/// {n}, {n,}, {n,m}; anything else after "{" is a literal brace.
bool PatternReader::readCounts(int& least, int& most)
{
    const std::string_view before = m_rest;
    if (!accept("{")) {
        return false;
    }
    const auto low = number();
    const bool comma = accept(",");
    const auto high = comma ? number() : low;
    if ((!low && !high) || !accept("}")) {
        m_rest = before;
        return false;
    }
    least = low.value_or(0);
    most = high.value_or(-1);
    m_broken = m_broken || (most >= 0 && most < least);
    return true;
}

std::optional<int> PatternReader::number()
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

PatternNode PatternReader::atom(int depth)
{
    if (accept("(")) {
        return group(depth + 1);
    }
    if (accept("[")) {
        return setNode(bracket(0));
    }
    if (accept("^")) {
        return nodeOf(Kind::TextStart);
    }
    if (accept("$")) {
        return nodeOf(Kind::TextEnd);
    }
    if (accept(".")) {
        return setNode(m_dotMatchesAll ? CharSet::any() : CharSet::anyButLineEnds());
    }
    if (accept("\\")) {
        return escape();
    }
    return literal(take());
}

PatternNode PatternReader::literal(char32_t c)
{
    return setNode(withCase(CharSet::one(c)));
}

CharSet PatternReader::withCase(CharSet set) const
{
    if (m_ignoresCase) {
        set.addOtherCase();
    }
    return set;
}

PatternNode PatternReader::group(int depth)
{
    PatternNode node;
    const bool negative = m_rest.starts_with("?!");
    if (accept("?=") || accept("?!")) {
        node = nodeOf(Kind::LookAhead);
        node.negative = negative;
        node.children.push_back(choice(depth));
    } else if (accept("?<=") || accept("?<!")) {
        m_pattern.exact = false;
        choice(depth);
    } else if (accept("?<") || accept("?P<")) {
        const std::size_t end = m_rest.find('>');
        m_broken = m_broken || end == std::string_view::npos;
        m_rest.remove_prefix(std::min(end, m_rest.size() - 1) + 1);
        node = choice(depth);
    } else if (accept("?>") || accept("?:")) {
        node = choice(depth);
    } else if (accept("?")) {
        return flags(depth);
    } else {
        node = choice(depth);
    }
    m_broken = m_broken || !accept(")");
    return node;
}

/// (?i), (?s:…), (?-i) and their like.
PatternNode PatternReader::flags(int depth)
{
    bool on = true;
    while (!done() && m_rest.front() != ')' && m_rest.front() != ':') {
        const char32_t flag = take();
        on = on && flag != '-';
        m_ignoresCase = flag == 'i' ? on : m_ignoresCase;
        m_dotMatchesAll = flag == 's' ? on : m_dotMatchesAll;
    }
    PatternNode node;
    if (accept(":")) {
        node = choice(depth);
    }
    m_broken = m_broken || !accept(")");
    return node;
}

PatternNode PatternReader::escape()
{
    const std::string_view rest = m_rest;
    if (accept("b")) {
        return nodeOf(Kind::WordEdge);
    }
    if (accept("B")) {
        return nodeOf(Kind::NoWordEdge);
    }
    if (accept("A")) {
        return nodeOf(Kind::TextStart);
    }
    if (accept("Z") || accept("z")) {
        return nodeOf(Kind::TextEnd);
    }
    if (!rest.empty() && rest.front() >= '1' && rest.front() <= '9') {
        number();
        m_pattern.exact = false; // a back reference
        return {};
    }
    return setNode(withCase(escapedSet()));
}

std::optional<CharSet> PatternReader::classEscape()
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

CharSet PatternReader::escapedSet()
{
    if (auto set = classEscape()) {
        return *set;
    }
    return CharSet::one(escapedChar());
}

CharSet PatternReader::known(std::string_view name)
{
    const auto set = CharSet::named(name);
    m_pattern.exact = m_pattern.exact && set.has_value();
    return set.value_or(CharSet::any());
}

/// \p{Name}, \p{^Name} or \pL.
CharSet PatternReader::property()
{
    m_pattern.onlyAsciiIsExact = true;
    std::string_view name = m_rest.substr(0, 1);
    if (accept("{")) {
        name = m_rest.substr(0, m_rest.find('}'));
    }
    m_rest.remove_prefix(std::min(name.size(), m_rest.size()));
    accept("}");
    const bool negative = name.starts_with('^');
    const CharSet set = known(name.substr(negative ? 1 : 0));
    return negative ? set.complement() : set;
}

char32_t PatternReader::hexChar(int digits)
{
    std::string_view text = m_rest.substr(0, static_cast<std::size_t>(digits));
    if (accept("{")) {
        text = m_rest.substr(0, m_rest.find('}'));
    }
    char32_t value = 0;
    for (const char c : text) {
        const char lower = static_cast<char>(c | 0x20);
        const bool isDigit = c >= '0' && c <= '9';
        m_broken = m_broken || !(isDigit || (lower >= 'a' && lower <= 'f')) || value > 0x10FFFF;
        value = value * 16 + static_cast<char32_t>(isDigit ? c - '0' : lower - 'a' + 10);
    }
    m_rest.remove_prefix(text.size());
    accept("}");
    return std::min<char32_t>(value, 0x10FFFF);
}

/// Up to three octal digits behind \0.
char32_t PatternReader::octalChar()
{
    char32_t value = 0;
    for (int i = 0; i < 3 && !done() && m_rest.front() >= '0' && m_rest.front() <= '7'; ++i) {
        value = value * 8 + static_cast<char32_t>(m_rest.front() - '0');
        m_rest.remove_prefix(1);
    }
    return value;
}

/// \uD800\uDC00 pairs stand for one code point.
char32_t PatternReader::utf16Char()
{
    const char32_t high = hexChar(4);
    if (high < 0xD800 || high > 0xDFFF) {
        return high;
    }
    m_pattern.onlyAsciiIsExact = true; // halves are also used alone, against what regular expressions of code points do
    const std::string_view before = m_rest;
    const char32_t low = accept("\\u") ? hexChar(4) : 0;
    if (high > 0xDBFF || low < 0xDC00 || low > 0xDFFF) {
        m_rest = before;
        return high;
    }
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

char32_t PatternReader::escapedChar()
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

CharSet PatternReader::bracket(int depth)
{
    constexpr int deepest = 20;
    m_broken = m_broken || depth > deepest;
    const bool negative = accept("^");
    CharSet set;
    bool first = true;
    while (!m_broken && (first || !accept("]"))) {
        first = false;
        addBracketItem(set, depth);
    }
    // Before negation: [^a] ignoring case excludes A too.
    set = withCase(std::move(set));
    return negative ? set.complement() : set;
}

void PatternReader::addBracketItem(CharSet& set, int depth)
{
    if (accept("[:")) {
        const std::size_t end = m_rest.find(":]");
        m_broken = m_broken || end == std::string_view::npos;
        set.add(known(m_rest.substr(0, end)));
        m_rest.remove_prefix(std::min(end, m_rest.size() - 2) + 2);
        return;
    }
    if (m_rest.starts_with("&&")) {
        m_pattern.exact = false; // Java's intersection
    }
    if (m_nestedSets && accept("[")) {
        set.add(bracket(depth + 1)); // Java's union of sets
        return;
    }
    addBracketRange(set);
}

void PatternReader::addBracketRange(CharSet& set)
{
    if (accept("\\")) {
        if (auto named = classEscape()) {
            set.add(*named);
            return;
        }
        addRangeFrom(set, escapedChar());
        return;
    }
    addRangeFrom(set, take());
}

void PatternReader::addRangeFrom(CharSet& set, char32_t first)
{
    const bool range = m_rest.size() > 1 && m_rest.front() == '-' && m_rest[1] != ']';
    if (!range) {
        set.add(CharSet::one(first));
        return;
    }
    const std::string_view beforeDash = m_rest;
    accept("-");
    if (m_rest.starts_with("[") || m_rest.starts_with("\\w") || m_rest.starts_with("\\d") ||
        m_rest.starts_with("\\s") || m_rest.starts_with("\\p")) {
        set.add(CharSet({{first, first}, {'-', '-'}})); // "a-\w": the dash stands for itself
        return;
    }
    const char32_t last = accept("\\") ? escapedChar() : take();
    if (last < first) {
        m_rest = beforeDash;
        m_broken = true;
        return;
    }
    set.add(CharSet({{first, last}}));
}

std::optional<Pattern> readPattern(std::string_view text)
{
    constexpr std::size_t longest = 20'000; // the longest in use has 1,200
    if (text.size() > longest) {
        return std::nullopt;
    }
    // "[" inside a set opens another one in Java and is a character elsewhere.
    auto pattern = PatternReader(text, true).read();
    return pattern ? std::move(pattern) : PatternReader(text, false).read();
}

} // namespace botoscope::protocol
