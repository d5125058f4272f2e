#include "ui/forms/json_highlighter.h"

#include "ui/common/theme.h"

namespace botoscope::ui {

namespace {

constexpr qsizetype longestLine = 8'000;

/// Index past the closing quote of a text that begins at start; the line's end if it has none.
qsizetype endOfText(const QString& line, qsizetype start)
{
    for (qsizetype i = start + 1; i < line.size(); ++i) {
        if (line.at(i) == QLatin1Char('\\')) {
            ++i;
        } else if (line.at(i) == QLatin1Char('"')) {
            return i + 1;
        }
    }
    return line.size();
}

bool colonFollows(const QString& line, qsizetype at)
{
    while (at < line.size() && line.at(at).isSpace()) {
        ++at;
    }
    return at < line.size() && line.at(at) == QLatin1Char(':');
}

} // namespace

JsonHighlighter::JsonHighlighter(QTextDocument* document) : QSyntaxHighlighter(document)
{
    connect(&Theme::current(), &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void JsonHighlighter::highlightBlock(const QString& text)
{
    if (text.size() > longestLine) {
        return;
    }
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text.at(i);
        qsizetype end = i + 1;
        if (c == QLatin1Char('"')) {
            end = endOfText(text, i);
            const Token token = colonFollows(text, end) ? Token::Accent : Token::PhaseParse;
            setFormat(static_cast<int>(i), static_cast<int>(end - i), Theme::color(token));
        } else if (c.isLetterOrNumber() || c == QLatin1Char('-')) {
            while (end < text.size() &&
                   (text.at(end).isLetterOrNumber() || QStringView(u".+-").contains(text.at(end)))) {
                ++end;
            }
            setFormat(static_cast<int>(i), static_cast<int>(end - i), Theme::color(Token::PhaseSign));
        }
        i = end;
    }
}

} // namespace botoscope::ui
