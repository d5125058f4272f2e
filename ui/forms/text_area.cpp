#include "ui/forms/text_area.h"

#include "ui/common/theme.h"

#include <QSignalBlocker>
#include <QWheelEvent>

namespace botoscope::ui {

TextArea::TextArea(QWidget* parent) : QPlainTextEdit(parent)
{
    setFont(Theme::monoFont());
    setTabChangesFocus(true);
    document()->setDocumentMargin(6);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (const int lines = blockCount(); lines != m_lines) {
            m_lines = lines;
            updateGeometry();
        }
    });
}

void TextArea::setLineBounds(int least, int most)
{
    m_least = least;
    m_most = most;
    updateGeometry();
}

void TextArea::setTextSilently(const QString& text)
{
    const QSignalBlocker quiet(this);
    m_carriageReturns = text.contains(QStringLiteral("\r\n"));
    setPlainText(text);
    m_lines = blockCount();
    updateGeometry();
}

QString TextArea::text() const
{
    QString now = exactText(*this);
    return m_carriageReturns ? now.replace(QLatin1Char('\n'), QStringLiteral("\r\n")) : now;
}

bool TextArea::keeps(const QString& text)
{
    const auto returns = text.count(QLatin1Char('\r'));
    const auto pairs = text.count(QStringLiteral("\r\n"));
    const bool allOrNone = returns == 0 || (returns == pairs && pairs == text.count(QLatin1Char('\n')));
    return allOrNone && !text.contains(QChar::ParagraphSeparator);
}

QString exactText(const QPlainTextEdit& editor)
{
    return editor.document()->toRawText().replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
}

QSize TextArea::sizeHint() const
{
    const int lines = std::clamp(blockCount(), m_least, m_most);
    const int margins = 2 * static_cast<int>(document()->documentMargin()) + 2 * frameWidth();
    return {200, lines * fontMetrics().lineSpacing() + margins + 2};
}

void TextArea::wheelEvent(QWheelEvent* event)
{
    if (hasFocus()) {
        QPlainTextEdit::wheelEvent(event);
    } else {
        event->ignore();
    }
}

} // namespace botoscope::ui
