#pragma once
#include <QWidget>

class QAbstractScrollArea;

namespace botoscope::ui {

/// Views and texts without a frame have nothing to show the keyboard focus on: this outline lies over their edge while
/// they have it. The style gives every such view one.
class FocusRing : public QWidget {
    Q_OBJECT
public:
    /// Gives the view a ring if it needs one and has none yet.
    static void provide(QAbstractScrollArea* view);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    explicit FocusRing(QAbstractScrollArea* view);
    void follow();

    QAbstractScrollArea* m_view;
};

} // namespace botoscope::ui
