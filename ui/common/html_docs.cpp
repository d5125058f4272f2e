#include "ui/common/html_docs.h"

#include "ui/common/theme.h"

#include <QHash>
#include <QSet>
#include <QStringList>
#include <QVector>

namespace botoscope::ui {

namespace {

struct Tag {
    QString name; ///< lower case
    QString href;
    bool closing = false;
};

/// What a model's tag becomes. Tags that are in neither table are left out, their content stays.
const QHash<QString, QString>& inlineTags()
{
    static const QHash<QString, QString> table = {
        {QStringLiteral("b"), QStringLiteral("b")},           {QStringLiteral("strong"), QStringLiteral("b")},
        {QStringLiteral("i"), QStringLiteral("i")},           {QStringLiteral("em"), QStringLiteral("i")},
        {QStringLiteral("u"), QStringLiteral("u")},           {QStringLiteral("code"), QStringLiteral("code")},
        {QStringLiteral("sub"), QStringLiteral("sub")},       {QStringLiteral("sup"), QStringLiteral("sup")},
        {QStringLiteral("replaceable"), QStringLiteral("i")},
    };
    return table;
}

const QSet<QString>& blockTags()
{
    static const QSet<QString> table = {
        QStringLiteral("p"),     QStringLiteral("ul"), QStringLiteral("ol"), QStringLiteral("li"),
        QStringLiteral("dl"),    QStringLiteral("dt"), QStringLiteral("dd"), QStringLiteral("pre"),
        QStringLiteral("table"), QStringLiteral("tr"), QStringLiteral("td"), QStringLiteral("th"),
    };
    return table;
}

bool isBox(const QString& name)
{
    return name == QLatin1String("note") || name == QLatin1String("important") || name == QLatin1String("warning") ||
           name == QLatin1String("caution");
}

bool isHidden(const QString& name)
{
    return name == QLatin1String("script") || name == QLatin1String("style") || name == QLatin1String("fullname");
}

QString unescaped(QString text)
{
    static const std::pair<const char*, const char*> entities[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&nbsp;", "\u00a0"}, {"&amp;", "&"}};
    for (const auto& [entity, character] : entities) {
        text.replace(QLatin1String(entity), QString::fromUtf8(character));
    }
    return text;
}

/// Splits loose HTML into texts and tags.
class Scanner {
public:
    explicit Scanner(std::string_view html) : m_text(QString::fromUtf8(html.data(), static_cast<int>(html.size()))) {}

    /// False at the end; otherwise text (unescaped) or tag is set.
    bool next(QString& text, Tag& tag, bool& isTag)
    {
        if (m_at >= m_text.size()) {
            return false;
        }
        isTag = false;
        if (m_text[m_at] == QLatin1Char('<') && readTag(tag, isTag)) {
            return true;
        }
        int end = m_text.indexOf(QLatin1Char('<'), m_at + 1);
        end = end < 0 ? static_cast<int>(m_text.size()) : end;
        text = unescaped(m_text.mid(m_at, end - m_at));
        m_at = end;
        return true;
    }

private:
    /// isTag stays false for a comment, which is skipped as an empty text.
    bool readTag(Tag& tag, bool& isTag)
    {
        if (QStringView(m_text).mid(m_at).startsWith(QLatin1String("<!--"))) {
            const int end = m_text.indexOf(QLatin1String("-->"), m_at);
            m_at = end < 0 ? static_cast<int>(m_text.size()) : end + 3;
            tag = {};
            isTag = true;
            return true;
        }
        int at = m_at + 1;
        const bool closing = at < m_text.size() && m_text[at] == QLatin1Char('/');
        at += closing ? 1 : 0;
        if (at >= m_text.size() || !m_text[at].isLetter()) {
            return false;
        }
        const int end = m_text.indexOf(QLatin1Char('>'), at);
        if (end < 0) {
            return false;
        }
        const QString inside = m_text.mid(at, end - at);
        int length = 0;
        while (length < inside.size() && (inside[length].isLetterOrNumber() || inside[length] == QLatin1Char('-'))) {
            ++length;
        }
        tag = {inside.left(length).toLower(), attribute(inside, QStringLiteral("href")), closing};
        m_at = end + 1;
        isTag = true;
        return true;
    }

    static QString attribute(const QString& inside, const QString& name)
    {
        const int start = inside.indexOf(name + QLatin1Char('='), 0, Qt::CaseInsensitive);
        if (start < 0) {
            return {};
        }
        const int at = start + static_cast<int>(name.size()) + 1;
        if (at >= inside.size()) {
            return {};
        }
        const QChar quote = inside[at];
        if (quote == QLatin1Char('"') || quote == QLatin1Char('\'')) {
            const int end = inside.indexOf(quote, at + 1);
            return unescaped(inside.mid(at + 1, (end < 0 ? static_cast<int>(inside.size()) : end) - at - 1));
        }
        return unescaped(inside.mid(at).section(QLatin1Char(' '), 0, 0));
    }

    QString m_text;
    int m_at = 0;
};

/// "ListBuckets" of ".../API/API_ListBuckets.html", else empty.
QString apiName(const QString& href)
{
    const int start = href.lastIndexOf(QLatin1String("/API_"));
    const int end = href.indexOf(QLatin1String(".html"), start);
    return start < 0 || end < 0 ? QString() : href.mid(start + 5, end - start - 5);
}

class Writer {
public:
    explicit Writer(const DocsLinker& linker) : m_linker(linker) {}

    void text(const QString& raw)
    {
        if (m_hidden > 0) {
            return;
        }
        if (raw.trimmed().isEmpty()) {
            m_out += m_out.isEmpty() || m_lastWasBlock ? QString() : QStringLiteral(" ");
            return;
        }
        if (m_linkStart >= 0) {
            m_linkText += raw;
        }
        m_out += raw.toHtmlEscaped();
        m_lastWasBlock = false;
        m_itemFresh = false;
    }

    void tag(const Tag& tag)
    {
        if (isHidden(tag.name)) {
            m_hidden = std::max(0, m_hidden + (tag.closing ? -1 : 1));
        } else if (tag.name == QLatin1String("a")) {
            tag.closing ? closeLink() : openLink(tag.href);
        } else if (tag.name == QLatin1String("br")) {
            m_out += QStringLiteral("<br/>");
        } else if (inlineTags().contains(tag.name)) {
            tag.closing ? close(tag.name)
                        : open(tag.name, QStringLiteral("<%1>").arg(inlineTags().value(tag.name)),
                               QStringLiteral("</%1>").arg(inlineTags().value(tag.name)));
        } else if (isBox(tag.name)) {
            tag.closing ? close(tag.name) : openBox(tag.name);
        } else if (blockTags().contains(tag.name)) {
            tag.closing ? closeBlock(tag.name) : openBlock(tag.name);
        }
    }

    QString finish()
    {
        closeLink();
        while (!m_open.isEmpty()) {
            closeTop();
        }
        return m_out.trimmed();
    }

private:
    struct Open {
        QString name;
        QString end;
    };

    void open(const QString& name, const QString& begin, const QString& end)
    {
        m_out += begin;
        m_open.append({name, end});
    }

    void closeTop()
    {
        // A blank at the end of a block shows nowhere.
        while (!inlineTags().contains(m_open.last().name) && m_out.endsWith(QLatin1Char(' '))) {
            m_out.chop(1);
        }
        m_out += m_open.last().end;
        m_open.removeLast();
    }

    void close(const QString& name)
    {
        for (int i = static_cast<int>(m_open.size()) - 1; i >= 0; --i) {
            if (m_open[i].name == name) {
                while (m_open.size() > i) {
                    closeTop();
                }
                m_lastWasBlock = !inlineTags().contains(name);
                return;
            }
        }
    }

    void openBox(const QString& name)
    {
        const QString title = name.left(1).toUpper() + name.mid(1);
        open(name,
             QStringLiteral("<table class=\"box\" width=\"100%\" cellpadding=\"8\" cellspacing=\"0\"><tr><td>"
                            "<span class=\"boxtitle\">%1</span>")
                 .arg(title),
             QStringLiteral("</td></tr></table>"));
        m_lastWasBlock = true;
    }

    void openBlock(const QString& name)
    {
        closeLink();
        // A paragraph that begins an item would part the bullet from its text.
        if (name == QLatin1String("p") && m_itemFresh) {
            open(name, QString(), QString());
            return;
        }
        if (name == QLatin1String("p")) {
            close(name);
        }
        open(name, QStringLiteral("<%1>").arg(name), QStringLiteral("</%1>").arg(name));
        m_lastWasBlock = true;
        m_itemFresh = name == QLatin1String("li");
    }

    void closeBlock(const QString& name)
    {
        closeLink();
        close(name);
        m_lastWasBlock = true;
        m_itemFresh = false;
    }

    void openLink(const QString& href)
    {
        closeLink();
        m_linkHref = href;
        m_linkText.clear();
        m_linkStart = static_cast<int>(m_out.size());
        m_linkDepth = static_cast<int>(m_open.size());
    }

    void closeLink()
    {
        if (m_linkStart < 0) {
            return;
        }
        while (m_open.size() > m_linkDepth) {
            closeTop();
        }
        const QString target = linkTarget();
        if (!target.isEmpty()) {
            m_out.insert(m_linkStart, QStringLiteral("<a href=\"%1\">").arg(target.toHtmlEscaped()));
            m_out += QStringLiteral("</a>");
        }
        m_linkStart = -1;
    }

    QString linkTarget() const
    {
        const QString name = m_linkHref.isEmpty() ? m_linkText.trimmed() : apiName(m_linkHref);
        if (m_linker && !name.isEmpty()) {
            const QString own = m_linker(name);
            if (!own.isEmpty()) {
                return own;
            }
        }
        const bool web = m_linkHref.startsWith(QLatin1String("https://"), Qt::CaseInsensitive) ||
                         m_linkHref.startsWith(QLatin1String("http://"), Qt::CaseInsensitive);
        return web ? m_linkHref : QString();
    }

    const DocsLinker& m_linker;
    QString m_out;
    QVector<Open> m_open;
    QString m_linkHref;
    QString m_linkText;
    int m_linkStart = -1;
    int m_linkDepth = 0;
    int m_hidden = 0;
    bool m_lastWasBlock = true;
    bool m_itemFresh = false;
};

bool endsSentence(const QString& text, int at)
{
    return text[at] == QLatin1Char('.') && (at + 1 == text.size() || text[at + 1].isSpace()) && at > 3 &&
           !text.left(at + 1).endsWith(QLatin1String("e.g.")) && !text.left(at + 1).endsWith(QLatin1String("i.e."));
}

} // namespace

QString sanitizedDocs(std::string_view html, const DocsLinker& linker)
{
    Scanner scanner(html);
    Writer writer(linker);
    QString text;
    Tag tag;
    bool isTag = false;
    while (scanner.next(text, tag, isTag)) {
        isTag ? writer.tag(tag) : writer.text(text);
    }
    return writer.finish();
}

QString plainDocs(std::string_view html)
{
    Scanner scanner(html);
    QStringList paragraphs(QString{});
    QString text;
    Tag tag;
    bool isTag = false;
    int hidden = 0;
    while (scanner.next(text, tag, isTag)) {
        if (isTag && isHidden(tag.name)) {
            hidden = std::max(0, hidden + (tag.closing ? -1 : 1));
        } else if (isTag && (blockTags().contains(tag.name) || isBox(tag.name) || tag.name == QLatin1String("br"))) {
            paragraphs.append(QString());
        } else if (!isTag && hidden == 0) {
            paragraphs.last() += text;
        }
    }
    QStringList kept;
    for (const QString& paragraph : paragraphs) {
        const QString simple = paragraph.simplified();
        if (!simple.isEmpty()) {
            kept.append(simple);
        }
    }
    return kept.join(QStringLiteral("\n\n"));
}

QString firstSentence(std::string_view html, int limit)
{
    const QString text = plainDocs(html.substr(0, 4000)).section(QStringLiteral("\n\n"), 0, 0);
    for (int at = 0; at < text.size() && at < limit; ++at) {
        if (endsSentence(text, at)) {
            return text.left(at + 1);
        }
    }
    return text.size() <= limit ? text : text.left(limit - 1).trimmed() + QStringLiteral("…");
}

QString docsStyleSheet()
{
    const auto color = [](Token token) { return Theme::color(token).name(); };
    return QStringLiteral("a { color: %1; text-decoration: none; }"
                          "code, pre { font-family: '%2'; color: %3; }"
                          "p { margin-top: 0px; margin-bottom: 8px; }"
                          "ul, ol { margin-top: 0px; margin-bottom: 8px; -qt-list-indent: 1; }"
                          "li { margin-bottom: 4px; }"
                          "dt { font-weight: 600; margin-top: 4px; }"
                          "dd { margin-left: 12px; margin-bottom: 8px; }"
                          "h1 { font-size: large; font-weight: 600; margin-top: 0px; margin-bottom: 4px; }"
                          "h2 { font-size: medium; font-weight: 600; margin-top: 16px; margin-bottom: 4px; }"
                          ".secondary { color: %4; }"
                          ".box { background-color: %5; margin-top: 4px; margin-bottom: 8px; }"
                          ".boxtitle { font-weight: 600; color: %6; }"
                          ".required { color: %6; }"
                          ".error { color: %7; }")
        .arg(color(Token::Accent), Theme::monoFont().family(), color(Token::Text), color(Token::TextSecondary),
             color(Token::Hover), color(Token::Changed), color(Token::Error));
}

} // namespace botoscope::ui
