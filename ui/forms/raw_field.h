#pragma once
#include "ui/forms/field.h"

namespace botoscope::ui {

/// A value without an editor: members the model does not know, and event streams. Kept, shown, removable.
class RawField : public Field {
    Q_OBJECT
public:
    RawField(FieldSpec spec, Field* parentField, QWidget* parentWidget);

protected:
    bool accepts(const Value&) const override { return true; }
    std::optional<Value> read() const override { return m_shown; }
    void write(const std::optional<Value>& value) override { m_shown = value; }
    void refresh() override;

private:
    std::optional<Value> m_shown;
};

} // namespace botoscope::ui
