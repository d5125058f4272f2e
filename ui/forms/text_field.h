#pragma once
#include "ui/forms/field.h"

class QLineEdit;

namespace botoscope::ui {

class TextArea;

/// Text: one line, or several where the text has some or is likely to (policies, templates, queries).
/// Sensitive text is masked until revealed.
class TextField : public Field {
    Q_OBJECT
public:
    TextField(FieldSpec spec, Field* parentField, QWidget* parentWidget);
    std::optional<Value> emptyValue() const override { return Value(""); }

protected:
    bool accepts(const Value& value) const override { return value.isString(); }
    std::optional<Value> read() const override;
    void write(const std::optional<Value>& value) override;
    QWidget* editor() const override;
    void refresh() override;

private:
    void useLine();
    void useArea();
    QString text() const;
    void typed();

    QLineEdit* m_line = nullptr;
    TextArea* m_area = nullptr;
    bool m_multiline = false;
    bool m_sendEmpty = false;
};

/// A line edit for a field, with a button that reveals it where it is masked.
QLineEdit* makeLine(QWidget* parent, bool masked);

} // namespace botoscope::ui
