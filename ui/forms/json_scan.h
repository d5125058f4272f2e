#pragma once
#include <QString>
#include <optional>
#include <vector>

namespace botoscope::ui {

struct JsonError {
    int offset = 0;
    int line = 1;   ///< from 1
    int column = 1; ///< from 1
    QString text;   ///< what is wrong, in words
};

/// Where a value stands in a JSON text.
struct JsonSpan {
    QString path; ///< "Filters[0].Name", empty for the whole
    int begin = 0;
    int end = 0; ///< past the last character
};

/// A walk over JSON text that is being typed: what stands where as far as it goes, and the first error.
class JsonScan {
public:
    explicit JsonScan(QString text);

    const std::optional<JsonError>& error() const { return m_error; }
    /// Path of the innermost value at an offset.
    QString pathAt(int offset) const;
    const JsonSpan* find(const QString& path) const;

private:
    bool value(const QString& path, int depth);
    bool object(const QString& path, int depth);
    bool array(const QString& path, int depth);
    bool number();
    bool word(const QString& word);
    std::optional<QString> string();
    void blanks();
    bool fail(const QString& text);
    QChar peek() const { return m_at < m_text.size() ? m_text.at(m_at) : QChar(); }

    QString m_text;
    int m_at = 0;
    std::optional<JsonError> m_error;
    std::vector<JsonSpan> m_spans;
};

} // namespace botoscope::ui
