#pragma once
#include <QPlainTextEdit>

namespace botoscope::ui {

/// A change to a text file as lines: "+" added, "-" removed, "@" where, anything else as it stays.
class DiffView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit DiffView(QWidget* parent = nullptr);
    void setDiff(const QString& diff);

protected:
    void changeEvent(QEvent* event) override;

private:
    void color();
};

} // namespace botoscope::ui
