#include "ui/trace/step_delegate.h"

#include "ui/common/theme.h"
#include "ui/trace/trace_model.h"

#include <QPainter>

namespace botoscope::ui {

namespace {

constexpr int rowHeight = 24;
constexpr int markWidth = 16;

QColor phaseColor(int phase)
{
    return Theme::color(static_cast<Token>(static_cast<int>(Token::PhasePrepare) + phase));
}

QColor rowColor(const QModelIndex& index)
{
    if (index.data(TraceModel::ErrorRole).toBool()) {
        return Theme::color(Token::Error);
    }
    const QVariant phase = index.data(TraceModel::PhaseRole);
    return phase.isValid() ? phaseColor(phase.toInt()) : Theme::color(Token::TextSecondary);
}

bool isStep(const QModelIndex& index)
{
    return index.data(TraceModel::KindRole).toInt() == static_cast<int>(TraceModel::Kind::Step);
}

} // namespace

QSize StepDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight};
}

void StepDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (index.column() == TraceModel::TimelineColumn) {
        QStyleOptionViewItem empty = option;
        initStyleOption(&empty, index);
        empty.text.clear();
        QStyledItemDelegate::paint(painter, empty, index);
        paintBar(painter, option, index);
        return;
    }
    if (index.column() == TraceModel::NameColumn) {
        QStyleOptionViewItem shifted = option;
        painter->save();
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(option.rect, Theme::color(Token::Selection));
        }
        painter->restore();
        shifted.rect.adjust(markWidth, 0, 0, 0);
        QStyledItemDelegate::paint(painter, shifted, index);
        paintMark(painter, QRect(option.rect.left(), option.rect.top(), markWidth, option.rect.height()), index);
        return;
    }
    QStyledItemDelegate::paint(painter, option, index);
}

void StepDelegate::paintMark(QPainter* painter, const QRect& rect, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor color = rowColor(index);
    const QPointF center = QRectF(rect).center();
    if (index.data(TraceModel::ErrorRole).toBool()) {
        // A cross as well as the colour: nothing is told by colour alone.
        painter->setPen(QPen(color, 1.5));
        painter->drawLine(center + QPointF(-3, -3), center + QPointF(3, 3));
        painter->drawLine(center + QPointF(-3, 3), center + QPointF(3, -3));
    } else if (isStep(index)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawEllipse(center, 3.5, 3.5);
    } else {
        painter->setPen(QPen(color, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(center, 3.5, 3.5);
    }
    painter->restore();
}

void StepDelegate::paintBar(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QPointF span = index.data(TraceModel::BarRole).toPointF();
    const QRectF area = QRectF(option.rect).adjusted(metrics::medium, 0, -metrics::medium, 0);
    const double left = area.left() + area.width() * qBound(0.0, span.x(), 1.0);
    const double width = qMax(2.0, area.width() * (qBound(0.0, span.y(), 1.0) - qBound(0.0, span.x(), 1.0)));
    const double height = isStep(index) ? 8 : 4;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(rowColor(index));
    painter->drawRoundedRect(QRectF(qMin(left, area.right() - 2), area.center().y() - height / 2, width, height), 2, 2);
    painter->restore();
}

} // namespace botoscope::ui
