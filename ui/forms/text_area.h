#pragma once
#include <QPlainTextEdit>

namespace botoscope::ui {

/// A small editor that is as high as its text, within bounds. Tab leaves it; the wheel scrolls the form unless it is
/// in focus.
class TextArea : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit TextArea(QWidget* parent = nullptr);
    void setLineBounds(int least, int most);
    /// Sets the text without modification signals or undo history.
    void setTextSilently(const QString& text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    int m_least = 3;
    int m_most = 14;
    int m_lines = 0;
};

} // namespace botoscope::ui
