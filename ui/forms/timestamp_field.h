#pragma once
#include "ui/forms/field.h"

class QLineEdit;
class QToolButton;

namespace botoscope::ui {

/// A moment as text: ISO 8601, an RFC date or seconds since 1970. Under it the same moment in local time; a menu
/// offers the usual ones.
class TimestampField : public Field {
    Q_OBJECT
public:
    TimestampField(FieldSpec spec, Field* parentField, QWidget* parentWidget);

protected:
    bool accepts(const Value& value) const override;
    std::optional<Value> read() const override;
    void write(const std::optional<Value>& value) override;
    QWidget* editor() const override;
    void refresh() override;

private:
    void showMoments();
    QLineEdit* m_line;
    QToolButton* m_clock;
};

} // namespace botoscope::ui
