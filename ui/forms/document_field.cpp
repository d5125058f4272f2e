#include "ui/forms/document_field.h"

#include "core/base/json.h"
#include "ui/forms/json_highlighter.h"
#include "ui/forms/json_scan.h"
#include "ui/forms/text_area.h"
#include "ui/forms/value_text.h"

namespace botoscope::ui {

namespace {

/// JSON has no bytes and no times: documents that hold some (from handlers) can't be edited as text.
bool isPlainJson(const Value& value)
{
    if (value.isBlob() || value.isTimestamp()) {
        return false;
    }
    return std::ranges::all_of(value.list(), isPlainJson) &&
           std::ranges::all_of(value.map(), [](const Map::Entry& entry) { return isPlainJson(entry.value); });
}

} // namespace

DocumentField::DocumentField(FieldSpec spec, Field* parentField, QWidget* parentWidget)
    : Field(std::move(spec), parentField, parentWidget), m_area(new TextArea(this))
{
    m_area->setLineBounds(2, 14);
    new JsonHighlighter(m_area->document());
    registerWidget(m_area, {});
    connect(m_area, &QPlainTextEdit::textChanged, this, &DocumentField::typed);
    refresh();
}

QWidget* DocumentField::editor() const
{
    return m_area;
}

bool DocumentField::accepts(const Value& value) const
{
    return isPlainJson(value);
}

std::optional<Value> DocumentField::read() const
{
    const QString text = m_area->text();
    if (text.trimmed().isEmpty()) {
        return spec().always ? std::optional(Value()) : std::nullopt;
    }
    auto parsed = parseJson(toUtf8(text));
    return parsed ? std::optional(std::move(*parsed)) : m_lastGood;
}

void DocumentField::typed()
{
    const QString text = m_area->text();
    const auto error = text.trimmed().isEmpty() ? std::nullopt : JsonScan(text).error();
    setLocalProblem(error ? tr("Line %1, column %2: %3").arg(error->line).arg(error->column).arg(error->text)
                          : QString());
    changedByPerson();
    if (!error) {
        m_lastGood = value();
    }
}

void DocumentField::write(const std::optional<Value>& value)
{
    m_lastGood = value;
    setLocalProblem({});
    const bool blank = !value || (value->isNull() && spec().always);
    const QString text = blank ? QString() : toQString(writeJson(*value, JsonStyle::Pretty));
    if (m_area->text() != text) {
        m_area->setTextSilently(text);
    }
}

void DocumentField::refresh()
{
    m_area->setPlaceholderText(placeholder() + tr(" · JSON"));
    Field::refresh();
}

} // namespace botoscope::ui
