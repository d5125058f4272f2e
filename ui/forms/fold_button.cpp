#include "ui/forms/fold_button.h"

#include "ui/common/icons.h"
#include "ui/forms/field_header.h"

#include <QPainter>

namespace botoscope::ui {

FoldButton::FoldButton(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize FoldButton::sizeHint() const
{
    return {FieldHeader::gutter + fontMetrics().horizontalAdvance(text()) + metrics::medium, metrics::rowHeight};
}

void FoldButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor color = Theme::color(underMouse() || hasFocus() ? Token::Text : Token::TextSecondary);
    constexpr int size = 12;
    painter.drawPixmap(
        0, (height() - size) / 2,
        iconPixmap(isChecked() ? Icon::ChevronDown : Icon::ChevronRight, color, size, devicePixelRatioF()));
    painter.setPen(color);
    painter.drawText(rect().adjusted(FieldHeader::gutter, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Theme::color(Token::Accent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 3.5, -0.5, -3.5), metrics::radius, metrics::radius);
    }
}

} // namespace botoscope::ui
