#pragma once
#include <QLineEdit>

class QAction;

namespace botoscope::ui {

/// A line for a secret: hidden until somebody asks to see it, hidden again when it is left. What was typed can't be
/// brought back by undo, and while hidden it can't be copied.
class SecretEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit SecretEdit(QWidget* parent = nullptr);

    bool isRevealed() const { return echoMode() == Normal; }
    void setRevealed(bool revealed);

protected:
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QAction* m_eye;
};

} // namespace botoscope::ui
