#include "ui/forms/field_registry.h"

#include "ui/forms/blob_field.h"
#include "ui/forms/boolean_field.h"
#include "ui/forms/choice_field.h"
#include "ui/forms/document_field.h"
#include "ui/forms/list_field.h"
#include "ui/forms/map_field.h"
#include "ui/forms/number_field.h"
#include "ui/forms/raw_field.h"
#include "ui/forms/structure_field.h"
#include "ui/forms/text_field.h"
#include "ui/forms/timestamp_field.h"
#include "ui/forms/union_field.h"
#include "ui/forms/value_text.h"

namespace botoscope::ui {

namespace {

using model::ShapeRef;
using model::ShapeType;

struct Row {
    bool (*fits)(const ShapeRef& ref);
    Field* (*make)(FieldSpec spec, Field* parentField, QWidget* parentWidget);
};

template <class F> Field* make(FieldSpec spec, Field* parentField, QWidget* parentWidget)
{
    return new F(std::move(spec), parentField, parentWidget);
}

template <ShapeType... types> bool is(const ShapeRef& ref)
{
    return ((ref.type() == types) || ...);
}

bool isJson(const ShapeRef& ref)
{
    return ref.shape().isDocument || ref.traits().jsonvalue;
}

// In order: the first row that fits.
constexpr Row rows[] = {
    {[](const ShapeRef& ref) { return ref.traits().eventstream; }, make<RawField>},
    {isJson, make<DocumentField>},
    {[](const ShapeRef& ref) { return ref.shape().isUnion; }, make<UnionField>},
    {is<ShapeType::Structure>, make<StructureField>},
    {is<ShapeType::List>, make<ListField>},
    {is<ShapeType::Map>, make<MapField>},
    {is<ShapeType::Boolean>, make<BooleanField>},
    {is<ShapeType::Timestamp>, make<TimestampField>},
    {is<ShapeType::Blob>, make<BlobField>},
    {is<ShapeType::Integer, ShapeType::Long, ShapeType::Float, ShapeType::Double>, make<NumberField>},
    {[](const ShapeRef& ref) { return !ref.shape().enumValues.empty(); }, make<ChoiceField>},
    {is<ShapeType::String>, make<TextField>},
};

} // namespace

Field* makeField(FieldSpec spec, Field* parentField, QWidget* parentWidget)
{
    if (spec.ref) {
        for (const Row& row : rows) {
            if (row.fits(*spec.ref)) {
                return row.make(std::move(spec), parentField, parentWidget);
            }
        }
    }
    return new RawField(std::move(spec), parentField, parentWidget);
}

FieldSpec memberSpec(const model::Member& member)
{
    return {&member.ref, &member, toQString(member.name), member.required};
}

FieldSpec itemSpec(const ShapeRef& ref, QString label)
{
    FieldSpec spec;
    spec.ref = &ref;
    spec.label = std::move(label);
    spec.always = true;
    return spec;
}

Value blankValue(const ShapeRef& ref)
{
    if (isJson(ref)) {
        return {};
    }
    switch (ref.type()) {
    case ShapeType::String:
        return "";
    case ShapeType::List:
        return List{};
    case ShapeType::Structure:
    case ShapeType::Map:
        return Map{};
    default:
        return {};
    }
}

} // namespace botoscope::ui
