#include "ui/forms/raw_field.h"

#include "core/base/json.h"
#include "ui/forms/field_header.h"
#include "ui/forms/value_text.h"

namespace botoscope::ui {

RawField::RawField(FieldSpec spec, Field* parentField, QWidget* parentWidget)
    : Field(std::move(spec), parentField, parentWidget)
{
    refresh();
}

void RawField::refresh()
{
    Field::refresh();
    const bool stream = spec().ref && spec().traits().eventstream;
    if (value()) {
        header()->setSummary(toQString(writeJson(*value(), JsonStyle::Line)), false);
    } else {
        header()->setSummary(stream ? tr("events are sent once the call is open") : placeholder(), true);
    }
}

} // namespace botoscope::ui
