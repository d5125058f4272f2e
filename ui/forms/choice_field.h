#pragma once
#include "ui/forms/field.h"

#include <QComboBox>

namespace botoscope::ui {

/// A pick-list that also takes other values. Its items are added when it is first used: some enums have a thousand.
class ChoiceBox : public QComboBox {
    Q_OBJECT
public:
    ChoiceBox(const std::vector<std::string>& choices, QWidget* parent);
    void setTextSilently(const QString& text);
    void showPopup() override;
    QSize sizeHint() const override;

protected:
    void focusInEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }

private:
    void populate();
    const std::vector<std::string>* m_choices;
};

/// Text with an enum in the model: new values of the service may be typed.
class ChoiceField : public Field {
    Q_OBJECT
public:
    ChoiceField(FieldSpec spec, Field* parentField, QWidget* parentWidget);
    std::optional<Value> emptyValue() const override { return Value(""); }

protected:
    bool accepts(const Value& value) const override { return value.isString(); }
    std::optional<Value> read() const override;
    void write(const std::optional<Value>& value) override;
    QWidget* editor() const override { return m_box; }
    void refresh() override;

private:
    ChoiceBox* m_box;
    bool m_sendEmpty = false;
};

} // namespace botoscope::ui
