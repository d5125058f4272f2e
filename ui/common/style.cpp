#include "ui/common/style.h"

#include "ui/common/icons.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QToolButton>

namespace botoscope::ui {

namespace {

constexpr auto tintProperty = "botoscopeTint";
constexpr auto outlineProperty = "botoscopeOutline";
constexpr int scrollBarWidth = 10;

std::optional<Token> tokenProperty(const QWidget* widget, const char* name)
{
    const QVariant value = widget ? widget->property(name) : QVariant();
    return value.isValid() ? std::optional(static_cast<Token>(value.toInt())) : std::nullopt;
}

QColor outlineColor(const QStyleOption* option, const QWidget* widget)
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

QColor buttonFill(const QStyleOption* option, const QWidget* widget)
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

void drawChevron(Icon which, const QStyleOption* option, QPainter* painter, int size = 12)
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

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) {}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
        return metrics::icon;
    case PM_ScrollBarExtent:
        return scrollBarWidth;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
        return 5;
    case PM_TreeViewIndentation:
        return metrics::huge;
    case PM_DefaultFrameWidth:
        return 1;
    case PM_HeaderMargin:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return metric == PM_HeaderMargin ? 6 : 16;
    case PM_ToolBarItemSpacing:
    case PM_ToolBarItemMargin:
        return metrics::small;
    case PM_ToolBarFrameWidth:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
        return 0;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return metrics::medium;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_UnderlineShortcut:
    case SH_ScrollBar_Transient:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_LineEdit_PasswordCharacter:
        return 0x2022;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result.setWidth(std::max(size.width() + 24, 64));
        result.setHeight(std::max(metrics::rowHeight, size.height() + 8));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        result.setHeight(std::max(metrics::rowHeight, option->fontMetrics.height() + 10));
        if (type == CT_ComboBox) {
            result.setWidth(size.width() + 40);
        }
        break;
    case CT_ToolButton:
        result.setHeight(std::max(result.height(), 24));
        result.setWidth(std::max(result.width(), 24));
        break;
    case CT_TabBarTab:
        result.setHeight(std::max(result.height(), 32));
        break;
    case CT_ItemViewItem:
        result.setHeight(std::max(result.height(), 24));
        break;
    case CT_HeaderSection:
        result.setHeight(std::max(result.height(), 26));
        break;
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator) {
            result.setHeight(std::max(result.height(), 26));
        }
        break;
    default:
        break;
    }
    return result;
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (element == SE_LineEditContents && !qobject_cast<const QComboBox*>(widget ? widget->parentWidget() : nullptr)) {
        return option->rect.adjusted(6, 1, -6, -1);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                            const QWidget* widget) const
{
    const QRect rect = option->rect;
    if (control == CC_ComboBox) {
        constexpr int arrowWidth = 24;
        switch (subControl) {
        case SC_ComboBoxArrow:
            return visualRect(option->direction, rect,
                              QRect(rect.right() - arrowWidth + 1, rect.top(), arrowWidth, rect.height()));
        case SC_ComboBoxEditField:
            return visualRect(option->direction, rect, rect.adjusted(6, 2, -arrowWidth, -2));
        default:
            break;
        }
    }
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        const bool horizontal = bar->orientation == Qt::Horizontal;
        const int length = horizontal ? rect.width() : rect.height();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        const int thumb = range > 0 ? std::max<int>(int(qint64(bar->pageStep) * length / (range + bar->pageStep)),
                                                    std::min(32, length))
                                    : length;
        const int start =
            sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb, bar->upsideDown);
        const auto along = [&](int from, int size) {
            return horizontal ? QRect(rect.left() + from, rect.top(), size, rect.height())
                              : QRect(rect.left(), rect.top() + from, rect.width(), size);
        };
        switch (subControl) {
        case SC_ScrollBarGroove:
            return rect;
        case SC_ScrollBarSlider:
            return along(start, thumb);
        case SC_ScrollBarSubPage:
            return along(0, start);
        case SC_ScrollBarAddPage:
            return along(start + thumb, length - start - thumb);
        default:
            return {};
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0) {
            drawField(option, painter, widget);
        }
        return;
    case PE_FrameLineEdit:
        return;
    case PE_PanelButtonCommand:
        drawPushButton(option, painter, widget);
        return;
    case PE_PanelButtonTool:
        drawToolButton(option, painter);
        return;
    case PE_IndicatorBranch:
        drawBranch(option, painter);
        return;
    case PE_IndicatorArrowDown:
        drawChevron(Icon::ChevronDown, option, painter);
        return;
    case PE_IndicatorArrowUp:
        drawChevron(Icon::ChevronUp, option, painter);
        return;
    case PE_IndicatorArrowRight:
        drawChevron(Icon::ChevronRight, option, painter);
        return;
    case PE_IndicatorArrowLeft:
        drawChevron(Icon::ChevronLeft, option, painter);
        return;
    case PE_IndicatorTabClose:
        drawChevron(Icon::Close, option, painter);
        return;
    case PE_FrameFocusRect:
        drawBox(painter, option->rect, Qt::transparent, Theme::color(Token::Accent), false);
        return;
    case PE_FrameTabBarBase:
        if (const auto* base = qstyleoption_cast<const QStyleOptionTabBarBase*>(option)) {
            drawHairline(painter, base->tabBarRect.united(base->rect), Qt::BottomEdge);
        }
        return;
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
        return;
    case PE_Frame:
        drawFrame(option, painter, widget);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
        drawMenuPanel(option, painter);
        return;
    case PE_PanelTipLabel:
        drawMenuPanel(option, painter);
        return;
    case PE_PanelItemViewRow:
        if (const auto* row = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            drawItemBackground(row, painter);
        }
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorRadioButton:
        drawCheck(option, painter, element == PE_IndicatorRadioButton);
        return;
    case PE_PanelMenuBar:
    case PE_PanelStatusBar:
        return;
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            drawItemBackground(item, painter);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    switch (element) {
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            drawTab(tab, painter);
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            QStyleOptionTab copy(*tab);
            copy.state.setFlag(State_HasFocus, false);
            if (!(tab->state & State_Selected)) {
                copy.palette.setColor(QPalette::WindowText, Theme::color(Token::TextSecondary));
            }
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (tokenProperty(widget, tintProperty) && option->state & State_Enabled) {
            QStyleOptionButton copy(*qstyleoption_cast<const QStyleOptionButton*>(option));
            copy.palette.setColor(QPalette::ButtonText, Theme::color(Token::OnAccent));
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        drawHeader(option, painter);
        return;
    case CE_Splitter:
        drawSplitter(option, painter);
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            drawProgress(bar, painter);
            return;
        }
        break;
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            drawScrollBar(bar, painter, subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget));
            return;
        }
    }
    if (control == CC_ComboBox) {
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            drawComboBox(combo, painter, widget, subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget));
            return;
        }
    }
    if (control == CC_SpinBox) {
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            drawSpinBox(this, spin, painter, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void setTint(QPushButton* button, Token tint)
{
    button->setProperty(tintProperty, static_cast<int>(tint));
    button->update();
}

void clearTint(QPushButton* button)
{
    button->setProperty(tintProperty, QVariant());
    button->update();
}

void setOutline(QWidget* widget, std::optional<Token> tint)
{
    widget->setProperty(outlineProperty, tint ? QVariant(static_cast<int>(*tint)) : QVariant());
    widget->update();
}

} // namespace botoscope::ui
