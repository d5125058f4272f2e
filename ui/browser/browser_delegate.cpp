#include "ui/browser/browser_delegate.h"

#include "ui/browser/service_tree_model.h"
#include "ui/common/icons.h"
#include "ui/common/operation_words.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace botoscope::ui {

namespace {

constexpr int rowHeight = 24;
constexpr int dotSize = 6;
constexpr int starSize = 14;

/// Draws text elided into what is left of rect and returns the width used.
int drawText(QPainter* painter, const QRect& rect, const QString& text, Token color, Qt::TextElideMode mode)
{
    const QString elided = painter->fontMetrics().elidedText(text, mode, rect.width());
    painter->setPen(Theme::color(color));
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, elided);
    return painter->fontMetrics().horizontalAdvance(elided);
}

void drawRight(QPainter* painter, QRect& rect, const QString& text, Token color)
{
    const int width = painter->fontMetrics().horizontalAdvance(text);
    painter->setPen(Theme::color(color));
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, text);
    rect.setRight(rect.right() - width - metrics::medium);
}

} // namespace

QRect BrowserDelegate::starRect(const QRect& row)
{
    return {row.right() - starSize - metrics::medium, row.center().y() - starSize / 2, starSize, starSize};
}

QSize BrowserDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {100, std::max(rowHeight, option.fontMetrics.height() + metrics::medium)};
}

void BrowserDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem frame(option);
    initStyleOption(&frame, index);
    frame.text.clear();
    QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &frame, painter, option.widget);
    painter->save();
    if (index.data(ServiceTreeModel::KindRole).toInt() == ServiceTreeModel::Operation) {
        paintOperation(painter, option, index);
    } else {
        paintNode(painter, option, index);
    }
    painter->restore();
}

void BrowserDelegate::paintNode(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QRect rect = option.rect.adjusted(metrics::small, 0, -metrics::medium, 0);
    painter->setFont(Theme::smallFont());
    drawRight(painter, rect, QLocale().toString(index.data(ServiceTreeModel::CountRole).toInt()), Token::TextSecondary);
    const bool group = index.data(ServiceTreeModel::KindRole).toInt() != ServiceTreeModel::Service;
    painter->setFont(group ? Theme::strongFont() : QApplication::font());
    const QString name = index.data().toString();
    const int used = drawText(painter, rect, name, Token::Text, Qt::ElideRight);
    QString full = index.data(ServiceTreeModel::SecondaryRole).toString();
    rect.setLeft(rect.left() + used + metrics::medium);
    if (!group && rect.width() > 60 && full.compare(name, Qt::CaseInsensitive) != 0) {
        painter->setFont(Theme::smallFont());
        drawText(painter, rect, full, Token::TextSecondary, Qt::ElideRight);
    }
}

void BrowserDelegate::paintOperation(QPainter* painter, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const
{
    const auto kind = static_cast<model::OperationClass>(index.data(ServiceTreeModel::ClassRole).toInt());
    const bool favourite = index.data(ServiceTreeModel::FavouriteRole).toBool();
    const bool lively = option.state & (QStyle::State_MouseOver | QStyle::State_Selected);
    if (favourite || lively) {
        const QRect star = starRect(option.rect);
        painter->drawPixmap(star.topLeft(), iconPixmap(favourite ? Icon::StarFilled : Icon::Star,
                                                       Theme::color(favourite ? Token::Changed : Token::TextSecondary),
                                                       star.width(), painter->device()->devicePixelRatioF()));
    }
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(Theme::color(operationClassToken(kind)));
    const QPointF centre(option.rect.left() + metrics::medium, option.rect.center().y() + 0.5);
    if (kind == model::OperationClass::Destroys) {
        painter->drawRect(QRectF(centre.x() - dotSize / 2.0, centre.y() - dotSize / 2.0, dotSize, dotSize));
    } else if (kind == model::OperationClass::Writes) {
        painter->drawEllipse(centre, dotSize / 2.0, dotSize / 2.0);
    } else {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(Theme::color(operationClassToken(kind)), 1.25));
        painter->drawEllipse(centre, dotSize / 2.0 - 0.5, dotSize / 2.0 - 0.5);
    }
    QRect rect = option.rect.adjusted(metrics::huge + metrics::small, 0, -starSize - metrics::huge, 0);
    const bool deprecated = index.data(ServiceTreeModel::DeprecatedRole).toBool();
    QFont font = QApplication::font();
    font.setStrikeOut(deprecated);
    painter->setFont(font);
    const int used = drawText(painter, rect, index.data().toString(), deprecated ? Token::TextSecondary : Token::Text,
                              Qt::ElideMiddle);
    rect.setLeft(rect.left() + used + metrics::medium);
    painter->setFont(Theme::smallFont());
    drawText(painter, rect, index.data(ServiceTreeModel::SecondaryRole).toString(), Token::TextSecondary,
             Qt::ElideRight);
}

} // namespace botoscope::ui
