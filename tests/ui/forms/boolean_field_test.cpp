#include "form_fixture.h"

#include "ui/forms/boolean_field.h"

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Scalars, ABooleanHasThreeStates)
{
    form.find<Segment>("On/true")->click();
    EXPECT_EQ(form.params(), json(R"({"On":true})"));
    form.find<Segment>("On/false")->click();
    EXPECT_EQ(form.params(), json(R"({"On":false})"));
    form.find<Segment>("On/unset")->click();
    EXPECT_EQ(form.params(), Value(Map{}));
}
