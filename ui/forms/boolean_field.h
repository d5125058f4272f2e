#pragma once
#include "ui/forms/field.h"

#include <QAbstractButton>

namespace botoscope::ui {

/// One of a row of choices that exclude each other; the arrow keys go along the row.
class Segment : public QAbstractButton {
    Q_OBJECT
public:
    Segment(const QString& text, bool first, bool last, QWidget* parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_first;
    bool m_last;
};

/// Not sent, true, or false.
class BooleanField : public Field {
    Q_OBJECT
public:
    BooleanField(FieldSpec spec, Field* parentField, QWidget* parentWidget);
    QWidget* focusTarget() override;

protected:
    bool accepts(const Value& value) const override;
    std::optional<Value> read() const override;
    void write(const std::optional<Value>& value) override;
    QWidget* editor() const override { return m_row; }

private:
    QWidget* m_row;
    Segment* m_unset;
    Segment* m_true;
    Segment* m_false;
};

} // namespace botoscope::ui
