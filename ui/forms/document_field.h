#pragma once
#include "ui/forms/field.h"

namespace botoscope::ui {

class TextArea;

/// Any JSON value. While the text is no JSON the last value that was stays, and the problem says where.
class DocumentField : public Field {
    Q_OBJECT
public:
    DocumentField(FieldSpec spec, Field* parentField, QWidget* parentWidget);
    std::optional<Value> emptyValue() const override { return Value(Map{}); }

protected:
    bool accepts(const Value& value) const override;
    std::optional<Value> read() const override;
    void write(const std::optional<Value>& value) override;
    QWidget* editor() const override;
    void refresh() override;

private:
    void typed();
    TextArea* m_area;
    std::optional<Value> m_lastGood;
};

} // namespace botoscope::ui
