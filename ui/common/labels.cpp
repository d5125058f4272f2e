#include "ui/common/labels.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace botoscope::ui {

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent) : QWidget(parent), m_text(text)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(text);
}

void ElidedLabel::setText(const QString& text)
{
    if (m_text == text) {
        return;
    }
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setColor(Token token)
{
    m_color = token;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 1, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(isEnabled() ? Theme::color(m_color) : palette().color(QPalette::Disabled, QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, m_mode, width()));
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const bool elided = fontMetrics().horizontalAdvance(m_text) > width();
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), elided ? m_text : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

PillLabel::PillLabel(const QString& text, Token tint, QWidget* parent) : QWidget(parent), m_text(text), m_tint(tint)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(Theme::smallFont());
    setAccessibleName(text);
}

void PillLabel::setText(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void PillLabel::setTint(Token tint)
{
    m_tint = tint;
    update();
}

QSize PillLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2 * metrics::medium, fontMetrics().height() + metrics::small};
}

void PillLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor tint = Theme::color(m_tint);
    painter.setPen(blend(Theme::color(Token::Background), tint, 0.35));
    painter.setBrush(blend(Theme::color(Token::Background), tint, 0.06));
    const QRectF outline = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2);
    painter.setPen(tint);
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

NoteLabel::NoteLabel(const QString& text, Token tint, QWidget* parent) : QLabel(text, parent), m_tint(tint)
{
    setFont(Theme::smallFont());
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    recolor();
}

void NoteLabel::setTint(Token tint)
{
    m_tint = tint;
    recolor();
}

void NoteLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_recoloring) {
        recolor();
    }
}

void NoteLabel::recolor()
{
    m_recoloring = true;
    QPalette colors;
    colors.setColor(QPalette::WindowText, Theme::color(m_tint));
    setPalette(colors);
    m_recoloring = false;
}

} // namespace botoscope::ui
