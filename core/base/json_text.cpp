#include "core/base/json_text.h"

#include "core/base/encoding.h"

#include <charconv>
#include <cstdlib>
#include <limits>

namespace botoscope {

namespace {

constexpr int deepest = 1024; // simdjson's limit too

class Reader {
public:
    Reader(std::string_view text, JsonGrammar grammar) : m_text(text), m_grammar(grammar) {}

    Result<Value> document()
    {
        Value value;
        if (!readValue(value, 0) || !atEnd()) {
            Error error(ErrorCode::Parse, "not valid JSON: " + m_problem + " at byte " + std::to_string(m_at));
            error.with("offset", std::to_string(m_at));
            return m_tooDeep ? error.with("reason", "depth") : error;
        }
        return value;
    }

private:
    bool fail(std::string problem)
    {
        m_problem = std::move(problem);
        return false;
    }
    bool atEnd()
    {
        skipBlanks();
        return m_at == m_text.size() || fail("text after the document");
    }
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skipBlanks()
    {
        while (m_at < m_text.size() && std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos) {
            ++m_at;
        }
    }
    bool accept(char c)
    {
        skipBlanks();
        if (peek() != c || m_at == m_text.size()) {
            return false;
        }
        ++m_at;
        return true;
    }
    bool acceptWord(std::string_view word)
    {
        if (m_text.substr(m_at, word.size()) != word) {
            return false;
        }
        m_at += word.size();
        return true;
    }

    bool readValue(Value& out, int depth)
    {
        if (depth > deepest) {
            m_tooDeep = true;
            return fail("nesting deeper than " + std::to_string(deepest) + " levels");
        }
        skipBlanks();
        switch (peek()) {
        case '{':
            return readObject(out, depth);
        case '[':
            return readArray(out, depth);
        case '"': {
            std::string text;
            if (!readString(text)) {
                return false;
            }
            out = std::move(text);
            return true;
        }
        default:
            return readWord(out) || readNumber(out);
        }
    }

    bool readWord(Value& out)
    {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        if (acceptWord("true")) {
            out = true;
        } else if (acceptWord("false")) {
            out = false;
        } else if (acceptWord("null")) {
            out = Value();
        } else if (m_grammar == JsonGrammar::Rfc) {
            return false;
        } else if (acceptWord("NaN")) {
            out = std::numeric_limits<double>::quiet_NaN();
        } else if (acceptWord("Infinity")) {
            out = infinity;
        } else if (acceptWord("-Infinity")) {
            out = -infinity;
        } else {
            return false;
        }
        return true;
    }

    std::size_t skipDigits()
    {
        const std::size_t start = m_at;
        while (peek() >= '0' && peek() <= '9') {
            ++m_at;
        }
        return m_at - start;
    }

    bool readNumber(Value& out)
    {
        const std::size_t start = m_at;
        m_at += peek() == '-' ? 1 : 0;
        const bool leadingZero = peek() == '0';
        const std::size_t digits = skipDigits();
        if (digits == 0 || (leadingZero && digits > 1)) {
            m_at = start;
            return fail("no value");
        }
        bool whole = true;
        if (peek() == '.') {
            ++m_at;
            whole = false;
            if (skipDigits() == 0) {
                return fail("no digit after the decimal point");
            }
        }
        if (peek() == 'e' || peek() == 'E') {
            ++m_at;
            whole = false;
            m_at += peek() == '+' || peek() == '-' ? 1 : 0;
            if (skipDigits() == 0) {
                return fail("no digit in the exponent");
            }
        }
        out = number(m_text.substr(start, m_at - start), whole);
        return true;
    }

    static Value number(std::string_view text, bool whole)
    {
        const char* end = text.data() + text.size();
        std::int64_t integer = 0;
        if (whole && std::from_chars(text.data(), end, integer).ec == std::errc()) {
            return integer;
        }
        double real = 0;
        const auto error = std::from_chars(text.data(), end, real).ec;
        // Out of range: strtod tells overflow (infinity, as in Python) from underflow (zero).
        return error == std::errc() ? real : std::strtod(std::string(text).c_str(), nullptr);
    }

    bool readArray(Value& out, int depth)
    {
        ++m_at;
        List list;
        if (!accept(']')) {
            do {
                if (!readValue(list.emplace_back(), depth + 1)) {
                    return false;
                }
            } while (accept(','));
            if (!accept(']')) {
                return fail("no ',' or ']'");
            }
        }
        out = Value(std::move(list));
        return true;
    }

    bool readObject(Value& out, int depth)
    {
        ++m_at;
        Map map;
        if (!accept('}')) {
            do {
                if (!readMember(map, depth)) {
                    return false;
                }
            } while (accept(','));
            if (!accept('}')) {
                return fail("no ',' or '}'");
            }
        }
        out = Value(std::move(map));
        return true;
    }

    bool readMember(Map& map, int depth)
    {
        skipBlanks();
        std::string key;
        if (peek() != '"' || !readString(key)) {
            return m_problem.empty() ? fail("no name") : false;
        }
        if (!accept(':')) {
            return fail("no ':'");
        }
        Value value;
        if (!readValue(value, depth + 1)) {
            return false;
        }
        map.set(Name(key), std::move(value));
        return true;
    }

    bool readString(std::string& out)
    {
        ++m_at;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20) {
                return fail("a control character in a string");
            }
            ++m_at;
            if (c != '\\') {
                out += c;
            } else if (!readEscape(out)) {
                return false;
            }
        }
        return fail("a string without an end");
    }

    bool readEscape(std::string& out)
    {
        static constexpr std::string_view letters = "\"\\/bfnrt";
        static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const char c = peek();
        if (c == 'u') {
            ++m_at;
            return readUnicode(out);
        }
        const auto which = letters.find(c);
        if (which == std::string_view::npos || m_at == m_text.size()) {
            return fail("an unknown escape");
        }
        ++m_at;
        out += meanings[which];
        return true;
    }

    bool readUnit(char32_t& unit)
    {
        const std::string_view digits = m_text.substr(m_at, 4);
        unsigned number = 0;
        const char* end = digits.data() + digits.size();
        if (digits.size() < 4 || std::from_chars(digits.data(), end, number, 16).ptr != end) {
            return fail("an unknown escape");
        }
        m_at += 4;
        unit = number;
        return true;
    }

    /// After "\u": a code unit, or a pair of surrogates. Lone ones become U+FFFD: UTF-8 cannot hold them.
    bool readUnicode(std::string& out)
    {
        constexpr char32_t broken = 0xFFFD;
        char32_t unit = 0;
        if (!readUnit(unit)) {
            return false;
        }
        if (unit >= 0xD800 && unit < 0xDC00 && m_text.substr(m_at, 2) == "\\u") {
            const std::size_t mark = m_at;
            m_at += 2;
            char32_t low = 0;
            if (!readUnit(low)) {
                return false;
            }
            if (low >= 0xDC00 && low < 0xE000) {
                appendUtf8(out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
                return true;
            }
            m_at = mark;
        }
        appendUtf8(out, unit >= 0xD800 && unit < 0xE000 ? broken : unit);
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    JsonGrammar m_grammar;
    std::string m_problem;
    bool m_tooDeep = false;
};

} // namespace

Result<Value> readJsonText(std::string_view text, JsonGrammar grammar)
{
    return Reader(text, grammar).document();
}

} // namespace botoscope
