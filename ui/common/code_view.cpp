#include "ui/common/code_view.h"

#include "ui/common/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>

namespace botoscope::ui {

CodeView::CodeView(QWidget* parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(Theme::monoFont());
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(metrics::medium);
}

void CodeView::setLimits(int lines, int columns)
{
    m_lineLimit = lines;
    m_columnLimit = columns;
}

void CodeView::setText(const QString& text)
{
    m_full = text;
    const QString shown = shownPart();
    m_cut = shown != text;
    setPlainText(m_cut ? shown + tr("\n… shown in part; Copy gives all of it") : shown);
}

void CodeView::copyAll() const
{
    QGuiApplication::clipboard()->setText(m_full);
}

QString CodeView::shownPart() const
{
    QString shown;
    qsizetype start = 0;
    for (int line = 0; line < m_lineLimit && start <= m_full.size(); ++line) {
        qsizetype end = m_full.indexOf(QLatin1Char('\n'), start);
        if (end < 0) {
            end = m_full.size();
        }
        const qsizetype length = end - start;
        if (line > 0) {
            shown += QLatin1Char('\n');
        }
        shown += QStringView(m_full).mid(start, std::min<qsizetype>(length, m_columnLimit));
        if (length > m_columnLimit) {
            shown += QChar(0x2026);
        }
        start = end + 1;
    }
    return shown;
}

void CodeView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange) {
        setFont(Theme::monoFont());
    }
}

} // namespace botoscope::ui
