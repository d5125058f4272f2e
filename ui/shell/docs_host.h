#pragma once
#include <QObject>
#include <QPointer>
#include <QWidget>

class QDockWidget;
class QFrame;
class QMainWindow;

namespace botoscope::ui {

class DockTitle;
class DocumentationPanel;

/// Where the documentation stands: in a dock at the right, or, when the window is narrow, in a popover over its right
/// side that is opened for a look and closed with Escape.
class DocsHost : public QObject {
    Q_OBJECT
public:
    DocsHost(QMainWindow* window, DocumentationPanel* panel);

    QDockWidget* dock() const { return m_dock; }
    void setShown(bool shown);
    bool isShown() const;
    /// To be called when the window's size changes.
    void adapt();

    static constexpr int narrowBelow = 1100;

Q_SIGNALS:
    void shownChanged(bool shown);
    void closedByHand(); ///< with the button of its title

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void placePopover();
    void toPopover();
    void toDock();
    QMainWindow* m_window;
    DocumentationPanel* m_panel;
    QDockWidget* m_dock;
    QFrame* m_popover;
    DockTitle* m_title;         ///< goes with the panel
    QPointer<QWidget> m_before; ///< had the keyboard before the popover came
    bool m_narrow = false;
    bool m_dockWanted = true; ///< as it is to be when there is room
};

} // namespace botoscope::ui
