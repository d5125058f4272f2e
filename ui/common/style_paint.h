#pragma once
#include "ui/common/icons.h"

#include <QStyle>
#include <optional>

class QPainter;
class QStyleOption;
class QStyleOptionComboBox;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionViewItem;

/// How Style's elements look: plain functions of an option and the theme.
namespace botoscope::ui::paint {

inline constexpr auto tintProperty = "botoscopeTint";
inline constexpr auto outlineProperty = "botoscopeOutline";
inline constexpr auto edgeProperty = "botoscopeEdge";

std::optional<Token> tokenProperty(const QWidget* widget, const char* name);
void drawBox(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& outline, bool thick);
void drawField(const QStyleOption* option, QPainter* painter, const QWidget* widget);
void drawPushButton(const QStyleOption* option, QPainter* painter, const QWidget* widget);
void drawToolButton(const QStyleOption* option, QPainter* painter);
void drawChevron(Icon which, const QStyleOption* option, QPainter* painter, int size = 12);
void drawBranch(const QStyleOption* option, QPainter* painter);
void drawHairline(QPainter* painter, const QRect& rect, Qt::Edge edge);
void drawTab(const QStyleOptionTab* tab, QPainter* painter);
void drawHeader(const QStyleOption* option, QPainter* painter);
void drawFrame(const QStyleOption* option, QPainter* painter, const QWidget* widget);
void drawScrollBar(const QStyleOptionSlider* bar, QPainter* painter, const QRect& slider);
void drawComboBox(const QStyleOptionComboBox* combo, QPainter* painter, const QWidget* widget, const QRect& arrow);
void drawMenuPanel(const QStyleOption* option, QPainter* painter);
void drawSplitter(const QStyleOption* option, QPainter* painter);
void drawCheck(const QStyleOption* option, QPainter* painter, bool round);
void drawProgress(const QStyleOptionProgressBar* bar, QPainter* painter);
void drawSpinBox(const QStyle* style, const QStyleOptionSpinBox* spin, QPainter* painter, const QWidget* widget);
void drawItemBackground(const QStyleOptionViewItem* item, QPainter* painter);

} // namespace botoscope::ui::paint
