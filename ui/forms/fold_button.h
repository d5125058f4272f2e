#pragma once
#include <QAbstractButton>

namespace botoscope::ui {

/// A line that opens and closes what is below it: the chevron stands where groups have theirs. Checked: open.
class FoldButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit FoldButton(QWidget* parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace botoscope::ui
