#include "ui/common/style.h"

#include "ui/common/focus_ring.h"
#include "ui/common/style_paint.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

namespace botoscope::ui {

using namespace paint;

namespace {
constexpr int scrollBarWidth = 10;

std::optional<Icon> markOf(QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_IndicatorArrowDown:
        return Icon::ChevronDown;
    case QStyle::PE_IndicatorArrowUp:
        return Icon::ChevronUp;
    case QStyle::PE_IndicatorArrowRight:
        return Icon::ChevronRight;
    case QStyle::PE_IndicatorArrowLeft:
        return Icon::ChevronLeft;
    case QStyle::PE_IndicatorTabClose:
        return Icon::Close;
    default:
        return std::nullopt;
    }
}

/// Fusion puts the words too close to the picture.
constexpr QLatin1Char iconGap(' ');

bool hasTextBesideIcon(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    return button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon && !button->icon.isNull() &&
           !button->text.isEmpty();
}

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) {}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (auto* view = qobject_cast<QAbstractScrollArea*>(widget)) {
        FocusRing::provide(view);
    }
    if (auto* button = qobject_cast<QPushButton*>(widget)) {
        button->setAutoDefault(true); // Enter presses what has the focus, in the window as in a dialog
    }
    if (auto* arrow = qobject_cast<QToolButton*>(widget); arrow && qobject_cast<QTabBar*>(arrow->parentWidget())) {
        arrow->setAutoRaise(true);
    }
}

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
        if (hasTextBesideIcon(option)) {
            result.rwidth() += option->fontMetrics.horizontalAdvance(iconGap);
        }
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
    if (const auto mark = markOf(element)) {
        drawChevron(*mark, option, painter);
        return;
    }
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0) {
            drawField(option, painter, widget);
        }
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
    case PE_FrameFocusRect:
        drawBox(painter, option->rect, Qt::transparent, Theme::color(Token::Accent), false);
        return;
    case PE_FrameTabBarBase:
        if (const auto* base = qstyleoption_cast<const QStyleOptionTabBarBase*>(option)) {
            drawHairline(painter, base->tabBarRect.united(base->rect), Qt::BottomEdge);
        }
        return;
    case PE_FrameLineEdit:
    case PE_PanelMenuBar:
    case PE_PanelStatusBar:
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
    case PE_IndicatorTabTearLeft: // the arrows say that there are more tabs
    case PE_IndicatorTabTearRight:
        return;
    case PE_Frame:
        drawFrame(option, painter, widget);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        drawMenuPanel(option, painter);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorRadioButton:
        drawCheck(option, painter, element == PE_IndicatorRadioButton);
        return;
    case PE_PanelItemViewRow:
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
    case CE_ToolButtonLabel:
        if (hasTextBesideIcon(option)) {
            QStyleOptionToolButton copy(*qstyleoption_cast<const QStyleOptionToolButton*>(option));
            copy.text.prepend(iconGap);
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

void setEdge(QPushButton* button, std::optional<Token> tint)
{
    button->setProperty(edgeProperty, tint ? QVariant(static_cast<int>(*tint)) : QVariant());
    button->update();
}

void setOutline(QWidget* widget, std::optional<Token> tint)
{
    widget->setProperty(outlineProperty, tint ? QVariant(static_cast<int>(*tint)) : QVariant());
    widget->update();
}

} // namespace botoscope::ui
