#pragma once
#include "core/base/value.h"
#include "core/model/shape.h"
#include "ui/forms/json_scan.h"

#include <QWidget>
#include <optional>

class QPlainTextEdit;
class QToolButton;

namespace botoscope::ui {

class NoteLabel;

/// The parameters as JSON to edit. Half-typed text is fine: the last good value stays, and the line under the editor
/// says where the text is broken. Secrets stand as numbered dots until they are revealed; moving or keeping the dots
/// keeps the secret.
class JsonTab : public QWidget {
    Q_OBJECT
public:
    explicit JsonTab(QWidget* parent = nullptr);

    void setShape(const model::ShapeRef* shape); ///< nullptr: no model knows the value
    void setValue(const Value& value);
    /// The last good value: a map.
    const Value& value() const { return m_value; }
    const std::optional<JsonError>& error() const { return m_error; }
    QString text() const;
    QPlainTextEdit* editor() const { return m_editor; }

    void selectPath(const QString& path); ///< puts the cursor on the value at path
    QString currentPath() const;
    void jumpToError();

Q_SIGNALS:
    /// Somebody typed; value() has changed unless error() is set.
    void edited();

private:
    void typed();
    QString written() const;
    Value withSecrets(const Value& value) const;
    void showState();
    void markLine(int line);

    const model::ShapeRef* m_shape = nullptr;
    QPlainTextEdit* m_editor;
    NoteLabel* m_note;
    QToolButton* m_reveal;
    Value m_value{Map{}};
    mutable std::vector<Value> m_secrets; ///< what the dots stand for
    std::optional<JsonError> m_error;
};

} // namespace botoscope::ui
