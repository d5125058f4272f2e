#pragma once
#include "ui/forms/field.h"

namespace botoscope::ui {

/// The field for a place: the first row of the table that fits its shape and traits; raw JSON where none does.
Field* makeField(FieldSpec spec, Field* parentField, QWidget* parentWidget);

/// The spec of a structure's member, and of an item or entry.
FieldSpec memberSpec(const model::Member& member);
FieldSpec itemSpec(const model::ShapeRef& ref, QString label);

/// What an item or entry holds before somebody filled it in: "", {}, [], else null.
Value blankValue(const model::ShapeRef& ref);

} // namespace botoscope::ui
