#pragma once
#include <QPlainTextEdit>

namespace botoscope::ui {

/// Read-only monospaced text. Long texts are cut for showing only: the view says so, and copying all gives the whole.
class CodeView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit CodeView(QWidget* parent = nullptr);

    /// At most this many lines and columns are laid out (Qt's editor needs a second for one line of 2 MB).
    void setLimits(int lines, int columns);
    void setText(const QString& text);
    const QString& fullText() const { return m_full; }
    bool isCut() const { return m_cut; }
    void copyAll() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    QString shownPart() const;

    QString m_full;
    int m_lineLimit = 20'000;
    int m_columnLimit = 4'000;
    bool m_cut = false;
};

} // namespace botoscope::ui
