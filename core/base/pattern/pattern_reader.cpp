#include "core/base/pattern/pattern_reader.h"

namespace botoscope {

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
    PatternNode root = choice(0);
    if (m_broken || !done()) {
        return std::nullopt;
    }
    return Pattern{std::move(root), m_exact, m_onlyAsciiIsExact};
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
    constexpr int deepest = 4;
    int least = 0;
    int most = -1;
    for (int depth = 0; readQuantifier(least, most); ++depth) {
        m_broken = m_broken || depth >= deepest;
        if (m_broken) {
            break;
        }
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
    return setNode(withCase(CharSet::one(take())));
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
        m_exact = false;
        choice(depth);
    } else if (accept("?<") || accept("?P<")) {
        takeThrough(">");
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
        m_exact = false; // a back reference
        return {};
    }
    return setNode(withCase(escapedSet()));
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

} // namespace botoscope
