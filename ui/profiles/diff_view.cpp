#include "ui/profiles/diff_view.h"

#include "ui/common/theme.h"

#include <QEvent>
#include <QTextBlock>
#include <QTextCursor>

namespace botoscope::ui {

namespace {

Token lineToken(const QString& line)
{
    return line.startsWith(QLatin1Char('+'))   ? Token::Added
           : line.startsWith(QLatin1Char('-')) ? Token::Removed
           : line.startsWith(QLatin1Char('@')) ? Token::TextSecondary
                                               : Token::Text;
}

} // namespace

DiffView::DiffView(QWidget* parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setFont(Theme::monoFont());
    setTabChangesFocus(true);
    document()->setDocumentMargin(metrics::small);
}

void DiffView::setDiff(const QString& diff)
{
    setPlainText(diff);
    color();
}

void DiffView::color()
{
    QList<QTextEdit::ExtraSelection> lines;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextEdit::ExtraSelection line;
        line.cursor = QTextCursor(block);
        line.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        line.format.setForeground(Theme::color(lineToken(block.text())));
        lines.append(line);
    }
    setExtraSelections(lines);
}

void DiffView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        color();
    }
}

} // namespace botoscope::ui
