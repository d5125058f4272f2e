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
    /// The text as it is (toPlainText turns no-break spaces into spaces).
    QString text() const;
    /// False for texts an editor would change: lone carriage returns and paragraph separators.
    static bool keeps(const QString& text);
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
    bool m_carriageReturns = false; ///< lines end in CR LF, as the text that was set
};

/// An editor's text without the changes toPlainText makes; lines end in LF.
QString exactText(const QPlainTextEdit& editor);

} // namespace botoscope::ui
