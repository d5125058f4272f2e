#pragma once
#include <QPoint>
#include <QString>
#include <Qt>

class QWidget;

namespace botoscope::ui {

/// What a visitor does to a window, as the window system would deliver it: keys and clicks go through Qt's own way from
/// the window to the widget, shortcuts included. For the scripted tour.
namespace hands {

void key(QWidget* window, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
void type(QWidget* window, const QString& text);
/// A left click in the middle of a widget.
void click(QWidget* widget);
void clickAt(QWidget* widget, QPoint at, bool twice = false);

/// Writes the window's picture, the overlays in it included; scale 2: as a screen of twice the density shows it.
bool picture(QWidget* widget, const QString& file, int scale = 1);

} // namespace hands

} // namespace botoscope::ui
