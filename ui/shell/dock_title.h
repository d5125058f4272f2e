#pragma once
#include <QWidget>

class QDockWidget;
class QHBoxLayout;

namespace botoscope::ui {

/// A dock's title bar in one line: name, room for widgets of the panel, close button. The dock is dragged by it.
class DockTitle : public QWidget {
    Q_OBJECT
public:
    DockTitle(const QString& title, QDockWidget* dock);
    /// Puts a widget before the close button (left of it) or right after the title.
    void addWidget(QWidget* widget, int stretch = 0);
    void addLeading(QWidget* widget);

Q_SIGNALS:
    void closeClicked();

private:
    QHBoxLayout* m_row;
    int m_slots = 1; ///< where the next widget goes
};

} // namespace botoscope::ui
