#include "ui/forms/json_scan.h"

#include <QCoreApplication>

namespace botoscope::ui {

namespace {

constexpr int deepest = 400;

QString tr(const char* text)
{
    return QCoreApplication::translate("botoscope::ui::JsonScan", text);
}

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

} // namespace

JsonScan::JsonScan(QString text) : m_text(std::move(text))
{
    if (!value({}, 0)) {
        return;
    }
    blanks();
    if (m_at < m_text.size()) {
        fail(tr("there is text after the end of the value"));
    }
}

bool JsonScan::fail(const QString& text)
{
    if (!m_error) {
        const QStringView before = QStringView(m_text).left(m_at);
        m_error = JsonError{m_at, static_cast<int>(before.count(QLatin1Char('\n'))) + 1,
                            m_at - static_cast<int>(before.lastIndexOf(QLatin1Char('\n'))), text};
    }
    return false;
}

void JsonScan::blanks()
{
    while (m_at < m_text.size() && QStringView(u" \t\r\n").contains(m_text.at(m_at))) {
        ++m_at;
    }
}

bool JsonScan::value(const QString& path, int depth)
{
    blanks();
    if (m_at >= m_text.size()) {
        return fail(tr("a value is missing at the end"));
    }
    if (depth > deepest) {
        return fail(tr("values are nested too deeply"));
    }
    const std::size_t span = m_spans.size();
    m_spans.push_back({path, m_at, static_cast<int>(m_text.size())});
    bool good = false;
    switch (peek().unicode()) {
    case '{':
        good = object(path, depth);
        break;
    case '[':
        good = array(path, depth);
        break;
    case '"':
        good = string().has_value();
        break;
    case 't':
        good = word(QStringLiteral("true"));
        break;
    case 'f':
        good = word(QStringLiteral("false"));
        break;
    case 'n':
        good = word(QStringLiteral("null"));
        break;
    case '\'':
        good = fail(tr("texts need double quotes"));
        break;
    default:
        good = number();
        break;
    }
    if (good) {
        m_spans[span].end = m_at;
    }
    return good;
}

bool JsonScan::object(const QString& path, int depth)
{
    ++m_at;
    blanks();
    if (peek() == QLatin1Char('}')) {
        ++m_at;
        return true;
    }
    while (true) {
        blanks();
        if (peek() != QLatin1Char('"')) {
            return fail(peek() == QLatin1Char('}') ? tr("the comma before this brace is one too many")
                                                   : tr("a member's name in double quotes is missing"));
        }
        const auto key = string();
        if (!key) {
            return false;
        }
        blanks();
        if (peek() != QLatin1Char(':')) {
            return fail(tr("a colon is missing after “%1”").arg(*key));
        }
        ++m_at;
        if (!value(path.isEmpty() ? *key : path + QLatin1Char('.') + *key, depth + 1)) {
            return false;
        }
        blanks();
        if (peek() == QLatin1Char(',')) {
            ++m_at;
        } else if (peek() == QLatin1Char('}')) {
            ++m_at;
            return true;
        } else {
            return fail(tr("a comma or closing brace is missing"));
        }
    }
}

bool JsonScan::array(const QString& path, int depth)
{
    ++m_at;
    blanks();
    if (peek() == QLatin1Char(']')) {
        ++m_at;
        return true;
    }
    for (int index = 0;; ++index) {
        blanks();
        if (index > 0 && peek() == QLatin1Char(']')) {
            return fail(tr("the comma before this bracket is one too many"));
        }
        if (!value(QStringLiteral("%1[%2]").arg(path).arg(index), depth + 1)) {
            return false;
        }
        blanks();
        if (peek() == QLatin1Char(',')) {
            ++m_at;
        } else if (peek() == QLatin1Char(']')) {
            ++m_at;
            return true;
        } else {
            return fail(tr("a comma or closing bracket is missing"));
        }
    }
}

bool JsonScan::word(const QString& word)
{
    if (QStringView(m_text).mid(m_at, word.size()) != word) {
        return fail(tr("this is no JSON value"));
    }
    m_at += static_cast<int>(word.size());
    return true;
}

bool JsonScan::number()
{
    const int start = m_at;
    const auto digits = [this] {
        const int first = m_at;
        while (isDigit(peek())) {
            ++m_at;
        }
        return m_at > first;
    };
    if (peek() == QLatin1Char('-')) {
        ++m_at;
    }
    const bool zero = peek() == QLatin1Char('0');
    const int first = m_at;
    bool good = digits() && !(zero && m_at - first > 1);
    if (good && peek() == QLatin1Char('.')) {
        ++m_at;
        good = digits();
    }
    if (good && peek().toLower() == QLatin1Char('e')) {
        ++m_at;
        if (peek() == QLatin1Char('+') || peek() == QLatin1Char('-')) {
            ++m_at;
        }
        good = digits();
    }
    if (!good) {
        m_at = start;
        return fail(tr("this is no JSON value"));
    }
    return true;
}

std::optional<QString> JsonScan::string()
{
    const int start = m_at++;
    QString text;
    while (m_at < m_text.size()) {
        const QChar c = m_text.at(m_at);
        if (c == QLatin1Char('"')) {
            ++m_at;
            return text;
        }
        if (c.unicode() < 0x20) {
            break;
        }
        if (c != QLatin1Char('\\')) {
            text += c;
            ++m_at;
            continue;
        }
        const QChar next = m_at + 1 < m_text.size() ? m_text.at(m_at + 1) : QChar();
        static const QString plain = QStringLiteral("\"\\/bfnrt");
        static const QString meant = QStringLiteral("\"\\/\b\f\n\r\t");
        if (const auto known = plain.indexOf(next); known >= 0 && !next.isNull()) {
            text += meant.at(known);
            m_at += 2;
        } else if (bool good = false; next == QLatin1Char('u')) {
            text += QChar(static_cast<char16_t>(QStringView(m_text).mid(m_at + 2, 4).toUShort(&good, 16)));
            if (!good || m_at + 6 > m_text.size()) {
                fail(tr("\\u needs four hexadecimal digits"));
                return std::nullopt;
            }
            m_at += 6;
        } else {
            fail(tr("there is no such escape in JSON"));
            return std::nullopt;
        }
    }
    if (m_at >= m_text.size() || m_text.at(m_at) == QLatin1Char('\n')) {
        m_at = start;
        fail(tr("this text has no closing quote"));
    } else {
        fail(tr("control characters must be escaped in texts"));
    }
    return std::nullopt;
}

QString JsonScan::pathAt(int offset) const
{
    const JsonSpan* best = nullptr;
    for (const JsonSpan& span : m_spans) {
        if (span.begin <= offset && offset <= span.end && (!best || span.begin >= best->begin)) {
            best = &span;
        }
    }
    return best ? best->path : QString();
}

const JsonSpan* JsonScan::find(const QString& path) const
{
    const auto span = std::ranges::find(m_spans, path, &JsonSpan::path);
    return span == m_spans.end() ? nullptr : &*span;
}

} // namespace botoscope::ui
