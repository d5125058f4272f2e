#include "ui/profiles/profile_delegate.h"

#include "ui/common/icons.h"
#include "ui/profiles/profile_list_model.h"

#include <QApplication>
#include <QPainter>

namespace botoscope::ui {

namespace {

constexpr int dot = 8;
constexpr int mark = 14;

void drawText(QPainter* painter, const QRect& rect, const QString& text, Token color)
{
    painter->setPen(Theme::color(color));
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

/// Marks at the right of the first line, last first; rect gets narrower.
void drawMark(QPainter* painter, QRect& rect, Icon which, Token token)
{
    const QRect place(rect.right() - mark, rect.center().y() - mark / 2, mark, mark);
    painter->drawPixmap(place.topLeft(),
                        iconPixmap(which, Theme::color(token), mark, painter->device()->devicePixelRatioF()));
    rect.setRight(place.left() - metrics::small);
}

/// How long the profile is good, at the right of the first line; rect gets narrower.
void drawExpiry(QPainter* painter, QRect& rect, const QModelIndex& index)
{
    const QString words = index.data(ProfileListModel::ExpiryRole).toString();
    if (words.isEmpty()) {
        return;
    }
    painter->setFont(Theme::smallFont());
    const int width = painter->fontMetrics().horizontalAdvance(words);
    painter->setPen(Theme::color(static_cast<Token>(index.data(ProfileListModel::ExpiryTokenRole).toInt())));
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, words);
    rect.setRight(rect.right() - width - metrics::medium);
}

} // namespace

QSize ProfileDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {160, 2 * option.fontMetrics.height() + metrics::large};
}

void ProfileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem frame(option);
    initStyleOption(&frame, index);
    frame.text.clear();
    (option.widget ? option.widget->style() : QApplication::style())
        ->drawControl(QStyle::CE_ItemViewItem, &frame, painter, option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect upper = option.rect.adjusted(metrics::huge + metrics::large, metrics::small, -metrics::medium, 0);
    upper.setHeight(option.fontMetrics.height() + metrics::small);
    const QRect lower(upper.left(), upper.bottom(), upper.width(), option.fontMetrics.height());
    painter->setPen(Qt::NoPen);
    painter->setBrush(Theme::color(static_cast<Token>(index.data(ProfileListModel::ColorRole).toInt())));
    painter->drawEllipse(QPointF(option.rect.left() + metrics::large + dot / 2.0, upper.center().y() + 0.5), dot / 2.0,
                         dot / 2.0);
    const int marks = index.data(ProfileListModel::MarksRole).toInt();
    if (marks & 2) {
        drawMark(painter, upper, Icon::Lock, Token::Warning);
    }
    if (marks & 1) {
        drawMark(painter, upper, Icon::Warning, Token::Error);
    }
    if (index.data(ProfileListModel::CurrentRole).toBool()) {
        drawMark(painter, upper, Icon::Check, Token::Accent);
    }
    drawExpiry(painter, upper, index);
    painter->setFont(Theme::strongFont());
    drawText(painter, upper, index.data().toString(), Token::Text);
    painter->setFont(Theme::smallFont());
    const QString wrong = index.data(ProfileListModel::ProblemRole).toString();
    const bool fatal = index.data(ProfileListModel::FatalRole).toBool();
    drawText(painter, lower, wrong.isEmpty() ? index.data(ProfileListModel::DetailRole).toString() : wrong,
             wrong.isEmpty() ? Token::TextSecondary
             : fatal         ? Token::Error
                             : Token::Warning);
    painter->restore();
}

} // namespace botoscope::ui
