#include "ui/common/style_paint.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QTabBar>

namespace botoscope::ui::paint {

std::optional<Token> tokenProperty(const QWidget* widget, const char* name)
{
    const QVariant value = widget ? widget->property(name) : QVariant();
    return value.isValid() ? std::optional(static_cast<Token>(value.toInt())) : std::nullopt;
}

static QColor outlineColor(const QStyleOption* option, const QWidget* widget)
{
    if (!(option->state & QStyle::State_Enabled)) {
        return Theme::color(Token::Border);
    }
    if (const auto tint = tokenProperty(widget, outlineProperty)) {
        return Theme::color(*tint);
    }
    if (option->state & QStyle::State_HasFocus) {
        return Theme::color(Token::Accent);
    }
    return blend(Theme::color(Token::Border), Theme::color(Token::BorderStrong), 0.55);
}

/// A rounded box; a focused one gets a second line inside, so that focus is more than a colour.
void drawBox(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& outline, bool thick)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(QPen(outline, thick ? 2 : 1));
    const qreal inset = thick ? 1.0 : 0.5;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), metrics::radius, metrics::radius);
    painter->restore();
}

void drawField(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool readOnly = option->state & QStyle::State_ReadOnly;
    drawBox(painter, option->rect, Theme::color(enabled && !readOnly ? Token::Field : Token::Background),
            outlineColor(option, widget), option->state & QStyle::State_HasFocus);
}

static QColor buttonFill(const QStyleOption* option, const QWidget* widget)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    QColor fill = Theme::color(Token::Raised);
    if (const auto tint = tokenProperty(widget, tintProperty); tint && enabled) {
        fill = Theme::color(*tint);
    } else if (option->state & QStyle::State_On) {
        fill = Theme::color(Token::Selection);
    }
    if (enabled && option->state & QStyle::State_Sunken) {
        return blend(fill, Theme::color(Token::Text), 0.14);
    }
    if (enabled && option->state & QStyle::State_MouseOver) {
        return blend(fill, Theme::color(Token::Text), 0.06);
    }
    return fill;
}

/// The band keeps a line of the surface between itself and the fill, so that it shows on a fill of its own colour.
static void drawEdge(QPainter* painter, const QRect& rect, const QColor& color)
{
    constexpr int band = 4;
    QPainterPath inside;
    inside.addRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), metrics::radius - 1, metrics::radius - 1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipPath(inside);
    painter->fillRect(QRect(rect.left(), rect.top(), band + 3, rect.height()), Theme::color(Token::Background));
    painter->fillRect(QRect(rect.left(), rect.top(), band + 1, rect.height()), color);
    painter->restore();
}

void drawPushButton(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    const bool active = option->state & (QStyle::State_MouseOver | QStyle::State_Sunken | QStyle::State_On);
    const bool focused = option->state & QStyle::State_HasFocus;
    if (button && button->features & QStyleOptionButton::Flat && !active && !focused) {
        return;
    }
    const auto tint = tokenProperty(widget, tintProperty);
    const QColor fill = buttonFill(option, widget);
    QColor outline = outlineColor(option, widget);
    if (tint && option->state & QStyle::State_Enabled) {
        outline = focused ? Theme::color(Token::Text) : fill;
    }
    drawBox(painter, option->rect, fill, outline, focused);
    if (const auto edge = tokenProperty(widget, edgeProperty)) {
        drawEdge(painter, option->rect, Theme::color(*edge));
    }
}

void drawToolButton(const QStyleOption* option, QPainter* painter)
{
    const bool focused = option->state & QStyle::State_HasFocus;
    const bool raised = !(option->state & QStyle::State_AutoRaise);
    const bool enabled = option->state & QStyle::State_Enabled;
    QColor fill = Qt::transparent;
    if (option->state & QStyle::State_Sunken) {
        fill = blend(Theme::color(Token::Hover), Theme::color(Token::Text), 0.1);
    } else if (option->state & QStyle::State_On) {
        fill = Theme::color(Token::Selection);
    } else if (enabled && option->state & QStyle::State_MouseOver) {
        fill = Theme::color(Token::Hover);
    } else if (raised) {
        fill = Theme::color(Token::Raised);
    }
    const QColor outline = focused  ? Theme::color(Token::Accent)
                           : raised ? blend(Theme::color(Token::Border), Theme::color(Token::BorderStrong), 0.55)
                                    : QColor(Qt::transparent);
    drawBox(painter, option->rect, fill, outline, focused);
}

void drawChevron(Icon which, const QStyleOption* option, QPainter* painter, int size)
{
    const QColor color = option->state & QStyle::State_Enabled
                             ? Theme::color(Token::TextSecondary)
                             : option->palette.color(QPalette::Disabled, QPalette::Text);
    const QPixmap picture = iconPixmap(which, color, size, painter->device()->devicePixelRatioF());
    QRect target(0, 0, size, size);
    target.moveCenter(option->rect.center());
    painter->drawPixmap(target, picture);
}

void drawBranch(const QStyleOption* option, QPainter* painter)
{
    if (option->state & QStyle::State_Children) {
        const bool open = option->state & QStyle::State_Open;
        const bool mirrored = option->direction == Qt::RightToLeft;
        drawChevron(open ? Icon::ChevronDown : (mirrored ? Icon::ChevronLeft : Icon::ChevronRight), option, painter);
    }
}

void drawHairline(QPainter* painter, const QRect& rect, Qt::Edge edge)
{
    QRect line = rect;
    switch (edge) {
    case Qt::BottomEdge:
        line.setTop(rect.bottom());
        break;
    case Qt::TopEdge:
        line.setBottom(rect.top());
        break;
    case Qt::RightEdge:
        line.setLeft(rect.right());
        break;
    case Qt::LeftEdge:
        line.setRight(rect.left());
        break;
    }
    painter->fillRect(line, Theme::color(Token::Border));
}

void drawTab(const QStyleOptionTab* tab, QPainter* painter)
{
    const bool selected = tab->state & QStyle::State_Selected;
    const bool vertical = tab->shape == QTabBar::RoundedWest || tab->shape == QTabBar::RoundedEast ||
                          tab->shape == QTabBar::TriangularWest || tab->shape == QTabBar::TriangularEast;
    if (!selected && tab->state & QStyle::State_MouseOver && tab->state & QStyle::State_Enabled) {
        painter->fillRect(tab->rect, Theme::color(Token::Hover));
    }
    if (selected) {
        QRect line = tab->rect;
        if (vertical) {
            line.setLeft(line.right() - 1);
        } else {
            line.setTop(line.bottom() - 1);
        }
        painter->fillRect(line, Theme::color(Token::Accent));
    }
    if (tab->state & QStyle::State_HasFocus) {
        drawBox(painter, tab->rect.adjusted(2, 3, -2, -4), Qt::transparent, Theme::color(Token::Accent), false);
    }
}

void drawHeader(const QStyleOption* option, QPainter* painter)
{
    painter->fillRect(option->rect, Theme::color(Token::Background));
    drawHairline(painter, option->rect, Qt::BottomEdge);
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (header && header->orientation == Qt::Horizontal && header->position != QStyleOptionHeader::End &&
        header->position != QStyleOptionHeader::OnlyOneSection) {
        drawHairline(painter, option->rect.adjusted(0, 6, 0, -6), Qt::RightEdge);
    }
}

/// Views and editors show focus on their frame; other frames are hairlines.
void drawFrame(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const bool takesFocus = widget && widget->inherits("QAbstractScrollArea") && widget->focusPolicy() != Qt::NoFocus;
    const bool focused = takesFocus && option->state & QStyle::State_HasFocus;
    const bool editor =
        takesFocus && !widget->inherits("QAbstractItemView") && !(option->state & QStyle::State_ReadOnly);
    QColor outline = focused ? Theme::color(Token::Accent) : Theme::color(Token::Border);
    if (editor || tokenProperty(widget, outlineProperty)) {
        outline = outlineColor(option, widget);
    }
    drawBox(painter, option->rect, Qt::transparent, outline, false);
}

void drawScrollBar(const QStyleOptionSlider* bar, QPainter* painter, const QRect& slider)
{
    painter->fillRect(bar->rect, Theme::color(Token::Background));
    if (bar->maximum <= bar->minimum) {
        return;
    }
    const bool hot = bar->activeSubControls & QStyle::SC_ScrollBarSlider &&
                     bar->state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(hot ? Theme::color(Token::BorderStrong)
                          : blend(Theme::color(Token::Border), Theme::color(Token::BorderStrong), 0.45));
    const QRectF thumb = QRectF(slider).adjusted(2, 2, -2, -2);
    const qreal radius = std::min(thumb.width(), thumb.height()) / 2;
    painter->drawRoundedRect(thumb, radius, radius);
    painter->restore();
}

void drawComboBox(const QStyleOptionComboBox* combo, QPainter* painter, const QWidget* widget, const QRect& arrow)
{
    if (combo->frame) {
        if (combo->editable) {
            QStyleOptionComboBox copy(*combo);
            const auto* box = qobject_cast<const QComboBox*>(widget);
            copy.state.setFlag(QStyle::State_HasFocus, combo->state & QStyle::State_HasFocus ||
                                                           (box && box->lineEdit() && box->lineEdit()->hasFocus()));
            copy.state.setFlag(QStyle::State_ReadOnly, false);
            drawField(&copy, painter, widget);
        } else {
            drawBox(painter, combo->rect, buttonFill(combo, widget), outlineColor(combo, widget),
                    combo->state & QStyle::State_HasFocus);
        }
    } else if (combo->state & (QStyle::State_MouseOver | QStyle::State_HasFocus)) {
        drawToolButton(combo, painter);
    }
    QStyleOption chevron(*combo);
    chevron.rect = arrow;
    drawChevron(Icon::ChevronDown, &chevron, painter);
}

void drawMenuPanel(const QStyleOption* option, QPainter* painter)
{
    painter->fillRect(option->rect, Theme::color(Token::Raised));
    painter->setPen(Theme::color(Token::BorderStrong));
    painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
}

void drawSplitter(const QStyleOption* option, QPainter* painter)
{
    const bool horizontal = option->state & QStyle::State_Horizontal;
    QRect line = option->rect;
    if (horizontal) {
        line = QRect(line.center().x(), line.top(), 1, line.height());
    } else {
        line = QRect(line.left(), line.center().y(), line.width(), 1);
    }
    const bool hot = option->state & QStyle::State_MouseOver;
    painter->fillRect(line, Theme::color(hot ? Token::Accent : Token::Border));
}

void drawCheck(const QStyleOption* option, QPainter* painter, bool round)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & QStyle::State_On;
    const bool partly = option->state & QStyle::State_NoChange;
    const bool filled = enabled && (on || partly);
    QRect box(0, 0, 16, 16);
    box.moveCenter(option->rect.center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool focused = option->state & QStyle::State_HasFocus;
    painter->setPen(QPen(filled                                                            ? Theme::color(Token::Accent)
                         : focused || (enabled && option->state & QStyle::State_MouseOver) ? Theme::color(Token::Accent)
                         : enabled ? Theme::color(Token::BorderStrong)
                                   : Theme::color(Token::Border),
                         1));
    painter->setBrush(filled ? Theme::color(Token::Accent) : Theme::color(enabled ? Token::Field : Token::Background));
    const QRectF outline = QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5);
    round ? painter->drawEllipse(outline) : painter->drawRoundedRect(outline, 3, 3);
    const QColor mark = filled ? Theme::color(Token::OnAccent) : Theme::color(Token::Placeholder);
    if (round && on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark);
        painter->drawEllipse(outline.adjusted(4, 4, -4, -4));
    } else if (on || partly) {
        painter->drawPixmap(box.adjusted(2, 2, -2, -2), iconPixmap(on ? Icon::Check : Icon::Minus, mark, 12,
                                                                   painter->device()->devicePixelRatioF()));
    }
    painter->restore();
}

void drawProgress(const QStyleOptionProgressBar* bar, QPainter* painter)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QRectF groove(bar->rect);
    groove.setTop(groove.center().y() - 2);
    groove.setHeight(4);
    painter->setBrush(Theme::color(Token::Border));
    painter->drawRoundedRect(groove, 2, 2);
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    // Work of unknown length shows a third: nothing moves where motion may be unwelcome.
    const double share = range > 0 ? double(qint64(bar->progress) - bar->minimum) / double(range) : 1.0 / 3;
    groove.setWidth(groove.width() * std::clamp(share, 0.0, 1.0));
    painter->setBrush(Theme::color(Token::Accent));
    painter->drawRoundedRect(groove, 2, 2);
    painter->restore();
}

void drawSpinBox(const QStyle* style, const QStyleOptionSpinBox* spin, QPainter* painter, const QWidget* widget)
{
    if (spin->frame) {
        QStyleOptionSpinBox copy(*spin);
        copy.state.setFlag(QStyle::State_ReadOnly, false);
        drawField(&copy, painter, widget);
    }
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons) {
        return;
    }
    for (const auto& [control, which] :
         {std::pair(QStyle::SC_SpinBoxUp, Icon::ChevronUp), std::pair(QStyle::SC_SpinBoxDown, Icon::ChevronDown)}) {
        QStyleOption arrow(*spin);
        arrow.rect = style->subControlRect(QStyle::CC_SpinBox, spin, control, widget);
        const auto flag =
            control == QStyle::SC_SpinBoxUp ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled;
        arrow.state.setFlag(QStyle::State_Enabled, spin->stepEnabled & flag && spin->state & QStyle::State_Enabled);
        drawChevron(which, &arrow, painter, 10);
    }
}

void drawItemBackground(const QStyleOptionViewItem* item, QPainter* painter)
{
    if (item->backgroundBrush.style() != Qt::NoBrush) {
        painter->fillRect(item->rect, item->backgroundBrush);
    }
    if (item->state & QStyle::State_Selected) {
        painter->fillRect(item->rect, Theme::color(Token::Selection));
    } else if (item->state & QStyle::State_MouseOver && item->state & QStyle::State_Enabled) {
        painter->fillRect(item->rect, Theme::color(Token::Hover));
    }
}
} // namespace botoscope::ui::paint
