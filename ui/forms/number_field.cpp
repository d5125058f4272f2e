#include "ui/forms/number_field.h"

#include "core/base/json.h"
#include "ui/forms/value_text.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <charconv>
#include <cmath>
#include <limits>

namespace botoscope::ui {

namespace {

template <class T> std::optional<T> parsed(std::string_view text)
{
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    T number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// A number as it was written: with a point, an exponent or beyond 64 bits it is a Double, else an Int.
std::optional<Value> floating(const std::string& text)
{
    if (text == "NaN" || text == "Infinity" || text == "-Infinity") {
        const double infinity = std::numeric_limits<double>::infinity();
        return Value(text == "NaN" ? std::nan("") : text == "Infinity" ? infinity : -infinity);
    }
    if (const auto whole = parsed<std::int64_t>(text)) {
        return Value(*whole);
    }
    const auto number = parsed<double>(text);
    return number && std::isfinite(*number) ? std::optional(Value(*number)) : std::nullopt;
}

} // namespace

NumberField::NumberField(FieldSpec spec, Field* parentField, QWidget* parentWidget)
    : Field(std::move(spec), parentField, parentWidget), m_line(new QLineEdit(this))
{
    registerWidget(m_line, {});
    m_line->setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    connect(m_line, &QLineEdit::textEdited, this, &NumberField::changedByPerson);
    refresh();
}

QWidget* NumberField::editor() const
{
    return m_line;
}

bool NumberField::isWhole() const
{
    return spec().ref->type() == model::ShapeType::Integer || spec().ref->type() == model::ShapeType::Long;
}

bool NumberField::accepts(const Value& value) const
{
    return value.isInt() || (value.isDouble() && !isWhole()) || value.isString() || (value.isNull() && spec().always);
}

std::optional<Value> NumberField::read() const
{
    const std::string text = toUtf8(m_line->text().trimmed());
    if (text.empty()) {
        return spec().always ? std::optional(Value()) : std::nullopt;
    }
    if (isWhole()) {
        const auto whole = parsed<std::int64_t>(text);
        return whole ? Value(*whole) : Value(text);
    }
    return floating(text).value_or(Value(text));
}

void NumberField::write(const std::optional<Value>& value)
{
    const bool blank = !value || value->isNull();
    const QString text = blank               ? QString()
                         : value->isString() ? toQString(value->toString())
                                             : toQString(writeJson(*value, JsonStyle::Line));
    if (m_line->text() != text) {
        m_line->setText(text);
    }
}

void NumberField::refresh()
{
    m_line->setPlaceholderText(placeholder());
    const bool text = value() && value()->isString() && !isUnfit();
    const QString shown = text ? toQString(value()->toString()) : QString();
    setLocalProblem(!text       ? QString()
                    : isWhole() ? tr("“%1” is not a whole number of at most 64 bits").arg(shown)
                                : tr("“%1” is not a number").arg(shown));
    Field::refresh();
}

void NumberField::keyPressEvent(QKeyEvent* event)
{
    const int by = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (by != 0 && plain && (!value() || value()->isInt())) {
        const std::int64_t now = value() ? value()->toInt() : 0;
        const bool atEnd =
            by > 0 ? now == std::numeric_limits<std::int64_t>::max() : now == std::numeric_limits<std::int64_t>::min();
        if (!atEnd) {
            assign(Value(now + by));
        }
        return;
    }
    Field::keyPressEvent(event);
}

} // namespace botoscope::ui
