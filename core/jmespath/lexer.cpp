#include "core/jmespath/lexer.h"

#include "core/base/json.h"
#include "core/jmespath/ast.h"

#include <charconv>
#include <limits>

namespace botoscope::jmespath {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool startsIdentifier(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

struct Symbol {
    std::string_view text;
    TokenType type;
};

// Longer ones before those they begin with.
constexpr Symbol symbols[] = {
    {"[]", TokenType::Flatten},     {"[?", TokenType::FilterOpen},
    {"||", TokenType::Or},          {"&&", TokenType::And},
    {"==", TokenType::Equal},       {"!=", TokenType::NotEqual},
    {"<=", TokenType::LessOrEqual}, {">=", TokenType::GreaterOrEqual},
    {"<", TokenType::Less},         {">", TokenType::Greater},
    {"|", TokenType::Pipe},         {"&", TokenType::Ampersand},
    {"!", TokenType::Not},          {".", TokenType::Dot},
    {"*", TokenType::Star},         {",", TokenType::Comma},
    {":", TokenType::Colon},        {"@", TokenType::At},
    {"(", TokenType::LeftParen},    {")", TokenType::RightParen},
    {"{", TokenType::LeftBrace},    {"}", TokenType::RightBrace},
    {"[", TokenType::LeftBracket},  {"]", TokenType::RightBracket},
};

std::string replaceAll(std::string_view text, std::string_view from, std::string_view to)
{
    std::string out;
    for (auto at = text.find(from); at != std::string_view::npos; at = text.find(from)) {
        out.append(text.substr(0, at)).append(to);
        text.remove_prefix(at + from.size());
    }
    return out.append(text);
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    Result<std::vector<Token>> run()
    {
        while (!m_error) {
            skipSpace();
            if (m_at >= m_text.size()) {
                m_tokens.push_back({TokenType::End, m_text.size(), {}, {}});
                return std::move(m_tokens);
            }
            readToken();
        }
        return std::move(*m_error);
    }

private:
    void skipSpace()
    {
        const auto next = m_text.find_first_not_of(" \t\n\r", m_at);
        m_at = next == std::string_view::npos ? m_text.size() : next;
    }

    void readToken()
    {
        const char c = m_text[m_at];
        if (startsIdentifier(c)) {
            readIdentifier();
        } else if (isDigit(c) || c == '-') {
            readNumber();
        } else if (c == '"') {
            readQuotedIdentifier();
        } else if (c == '\'') {
            readRawString();
        } else if (c == '`') {
            readLiteral();
        } else {
            readSymbol();
        }
    }

    void add(TokenType type, std::size_t start, std::string text, Value value = {})
    {
        m_tokens.push_back({type, start, std::move(text), std::move(value)});
    }

    void fail(std::string message, std::size_t position)
    {
        m_error = expressionError("syntax", std::move(message), position);
    }

    void readIdentifier()
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size() && (startsIdentifier(m_text[m_at]) || isDigit(m_text[m_at]))) {
            ++m_at;
        }
        add(TokenType::Identifier, start, std::string(m_text.substr(start, m_at - start)));
    }

    void readNumber()
    {
        const std::size_t start = m_at++;
        while (m_at < m_text.size() && isDigit(m_text[m_at])) {
            ++m_at;
        }
        const std::string_view digits = m_text.substr(start, m_at - start);
        if (digits == "-") {
            fail("\"-\" without a number", start);
            return;
        }
        std::int64_t number = 0;
        if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc()) {
            // Beyond any list: as good as the largest.
            using Limits = std::numeric_limits<std::int64_t>;
            number = digits.front() == '-' ? Limits::min() : Limits::max();
        }
        add(TokenType::Number, start, std::string(digits), number);
    }

    /// The text up to the delimiter, which a backslash may escape; escapes are kept. Moves past the delimiter.
    std::optional<std::string_view> readDelimited(char delimiter)
    {
        const std::size_t start = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != delimiter) {
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        }
        if (m_at >= m_text.size()) {
            fail(std::string("missing closing ") + delimiter, start);
            return std::nullopt;
        }
        return m_text.substr(start + 1, m_at++ - start - 1);
    }

    void readQuotedIdentifier()
    {
        const std::size_t start = m_at;
        if (!readDelimited('"')) {
            return;
        }
        const auto name = parseJson(m_text.substr(start, m_at - start));
        if (!name || !name->isString()) {
            fail("a quoted name must be a valid JSON string", start);
            return;
        }
        add(TokenType::QuotedIdentifier, start, name->toString());
    }

    void readRawString()
    {
        const std::size_t start = m_at;
        if (const auto text = readDelimited('\'')) {
            add(TokenType::Literal, start, {}, replaceAll(*text, "\\'", "'"));
        }
    }

    void readLiteral()
    {
        const std::size_t start = m_at;
        const auto delimited = readDelimited('`');
        if (!delimited) {
            return;
        }
        const std::string text = replaceAll(*delimited, "\\`", "`");
        auto value = parseJson(text, JsonGrammar::Python);
        if (!value) {
            // JEP 12: what is not JSON was once a string without quotes, and still is for jmespath.py.
            const auto first = text.find_first_not_of(" \t\n\r\v\f");
            value = parseJson('"' + (first == std::string::npos ? std::string() : text.substr(first)) + '"');
        }
        if (!value) {
            fail("the text between backticks is not JSON", start);
            return;
        }
        add(TokenType::Literal, start, {}, std::move(*value));
    }

    void readSymbol()
    {
        const std::string_view rest = m_text.substr(m_at);
        for (const Symbol& symbol : symbols) {
            if (rest.starts_with(symbol.text)) {
                add(symbol.type, m_at, std::string(symbol.text));
                m_at += symbol.text.size();
                return;
            }
        }
        fail(rest.front() == '=' ? "\"=\" is no comparison; use \"==\"" : "unexpected character", m_at);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<Token> m_tokens;
    std::optional<Error> m_error;
};

} // namespace

Result<std::vector<Token>> tokenize(std::string_view text)
{
    return Lexer(text).run();
}

} // namespace botoscope::jmespath
