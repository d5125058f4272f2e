#include "ui/forms/field_registry.h"

#include "form_fixture.h"
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

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

namespace {

template <class F> bool isA(const model::ServiceModel& service, const char* member)
{
    const std::unique_ptr<Field> field(makeField(memberSpec(*service.shape("In")->member(member)), nullptr, nullptr));
    return dynamic_cast<F*>(field.get()) != nullptr;
}

} // namespace

TEST(FieldRegistry, EveryKindHasItsField)
{
    const auto service = serviceOf(R"({"In":{"type":"structure","members":{"S":{"shape":"S"},"I":{"shape":"I"},
        "L":{"shape":"L"},"M":{"shape":"M"},"B":{"shape":"B"},"O":{"shape":"O"},"T":{"shape":"T"},"E":{"shape":"E"},
        "D":{"shape":"D"},"U":{"shape":"U"},"St":{"shape":"St"},"Ev":{"shape":"Ev"},
        "J":{"shape":"S","jsonvalue":true}}},
        "S":{"type":"string"},"I":{"type":"integer"},"L":{"type":"list","member":{"shape":"S"}},
        "M":{"type":"map","key":{"shape":"S"},"value":{"shape":"S"}},"B":{"type":"blob"},"O":{"type":"boolean"},
        "T":{"type":"timestamp"},"E":{"type":"string","enum":["A"]},
        "D":{"type":"structure","members":{},"document":true},
        "U":{"type":"structure","members":{"S":{"shape":"S"}},"union":true},
        "St":{"type":"structure","members":{}},"Ev":{"type":"structure","members":{},"eventstream":true}})");
    EXPECT_TRUE(isA<TextField>(*service, "S"));
    EXPECT_TRUE(isA<NumberField>(*service, "I"));
    EXPECT_TRUE(isA<ListField>(*service, "L"));
    EXPECT_TRUE(isA<MapField>(*service, "M"));
    EXPECT_TRUE(isA<BlobField>(*service, "B"));
    EXPECT_TRUE(isA<BooleanField>(*service, "O"));
    EXPECT_TRUE(isA<TimestampField>(*service, "T"));
    EXPECT_TRUE(isA<ChoiceField>(*service, "E"));
    EXPECT_TRUE(isA<DocumentField>(*service, "D"));
    EXPECT_TRUE(isA<UnionField>(*service, "U"));
    EXPECT_TRUE(isA<StructureField>(*service, "St"));
    EXPECT_TRUE(isA<RawField>(*service, "Ev"));
    EXPECT_TRUE(isA<DocumentField>(*service, "J"));
}

TEST(FieldRegistry, WhatTheModelDoesNotKnowIsRaw)
{
    FieldSpec spec;
    spec.label = QStringLiteral("Odd");
    const std::unique_ptr<Field> field(makeField(spec, nullptr, nullptr));
    field->setValue(Value(1));
    EXPECT_EQ(field->value(), Value(1));
}
