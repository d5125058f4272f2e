#pragma once
#include "ui/forms/field.h"

class QLineEdit;

namespace botoscope::ui {

/// Whole numbers and floating point as text: nothing typed means not sent, never 0. Text that is no number is kept as
/// text and named as a problem.
class NumberField : public Field {
    Q_OBJECT
public:
    NumberField(FieldSpec spec, Field* parentField, QWidget* parentWidget);

protected:
    bool accepts(const Value& value) const override;
    std::optional<Value> read() const override;
    void write(const std::optional<Value>& value) override;
    QWidget* editor() const override;
    void refresh() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool isWhole() const;
    QLineEdit* m_line;
};

} // namespace botoscope::ui
