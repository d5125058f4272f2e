#include "ui/browser/palette_delegate.h"

#include "ui/browser/palette_model.h"
#include "ui/common/operation_words.h"

#include <QApplication>
#include <QPainter>

namespace botoscope::ui {

namespace {

constexpr int dotSize = 6;

/// Draws letter by letter runs, matched ones bold in the accent colour; returns the width used.
int drawMatched(QPainter* painter, const QRect& rect, const QString& text, const QList<int>& positions, Token color)
{
    const QFont plain = painter->font();
    QFont strong = plain;
    strong.setBold(true);
    int x = rect.left();
    for (int at = 0; at < text.size() && x < rect.right();) {
        const bool matched = positions.contains(at);
        int end = at + 1;
        while (end < text.size() && positions.contains(end) == matched) {
            ++end;
        }
        painter->setFont(matched ? strong : plain);
        painter->setPen(Theme::color(matched ? Token::Accent : color));
        const QString run = text.mid(at, end - at);
        painter->drawText(QRect(x, rect.top(), rect.right() - x, rect.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                          run);
        x += painter->fontMetrics().horizontalAdvance(run);
        at = end;
    }
    painter->setFont(plain);
    return x - rect.left();
}

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {100, std::max(metrics::rowHeight, option.fontMetrics.height() + metrics::medium)};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem frame(option);
    initStyleOption(&frame, index);
    frame.text.clear();
    QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &frame, painter, option.widget);
    painter->save();
    QRect rect = option.rect.adjusted(metrics::medium, 0, -metrics::medium, 0);
    const QVariant kind = index.data(PaletteModel::ClassRole);
    if (kind.isValid()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(Theme::color(operationClassToken(static_cast<model::OperationClass>(kind.toInt()))));
        painter->drawEllipse(QPointF(rect.left() + dotSize / 2.0, rect.center().y() + 0.5), dotSize / 2.0,
                             dotSize / 2.0);
        rect.setLeft(rect.left() + dotSize + metrics::medium);
    }
    painter->setFont(QApplication::font());
    const int used = drawMatched(painter, rect, index.data().toString(),
                                 index.data(PaletteModel::PositionsRole).value<QList<int>>(), Token::Text);
    rect.setLeft(rect.left() + used + metrics::large);
    painter->setFont(Theme::smallFont());
    const int second =
        drawMatched(painter, rect, index.data(PaletteModel::SecondaryRole).toString(),
                    index.data(PaletteModel::SecondaryPositionsRole).value<QList<int>>(), Token::TextSecondary);
    rect.setLeft(rect.left() + second + metrics::large);
    if (rect.width() > 40) {
        painter->setFont(Theme::smallFont());
        painter->setPen(Theme::color(Token::TextSecondary));
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data(PaletteModel::DetailRole).toString(),
                                                            Qt::ElideRight, rect.width()));
    }
    painter->restore();
}

} // namespace botoscope::ui
