#pragma once
#include <QDockWidget>

class QToolButton;

namespace botoscope::ui {

class ElidedLabel;
class TracePanel;

/// The trace at the bottom. Folded it is one line with the last call's summary; it unfolds at the first call unless
/// it was folded by hand.
class TraceDock : public QDockWidget {
    Q_OBJECT
public:
    explicit TraceDock(QWidget* parent = nullptr);
    TracePanel* panel() const { return m_panel; }
    void setFolded(bool folded);
    bool isFolded() const { return m_folded; }
    /// A call began: unfolds if nobody decided otherwise.
    void noteCall();

Q_SIGNALS:
    void foldedChanged(bool folded);

private:
    void fold(bool folded);
    TracePanel* m_panel;
    QWidget* m_body; ///< holds the panel; stays while that is hidden, so that the title keeps its width
    ElidedLabel* m_summary;
    QToolButton* m_toggle;
    bool m_folded = false;
    bool m_decided = false; ///< folded or unfolded by a person
    int m_height = 0;       ///< before it was folded
};

} // namespace botoscope::ui
