#pragma once
#include <QSyntaxHighlighter>

namespace botoscope::ui {

/// Colours JSON: names, texts, numbers and words. Leaves very long lines alone.
class JsonHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    explicit JsonHighlighter(QTextDocument* document);

protected:
    void highlightBlock(const QString& text) override;
};

} // namespace botoscope::ui
