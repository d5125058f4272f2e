#pragma once
#include <QString>
#include <QWidget>

namespace botoscope::ui {

/// Gives a widget what tests (object name) and screen readers (accessible name) know it by, and returns it.
template <class W> W* named(W* widget, const QString& objectName, const QString& accessibleName)
{
    widget->setObjectName(objectName);
    widget->setAccessibleName(accessibleName);
    return widget;
}

} // namespace botoscope::ui
