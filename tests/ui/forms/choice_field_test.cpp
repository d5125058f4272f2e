#include "form_fixture.h"

#include "ui/forms/choice_field.h"

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Scalars, AnEnumTakesOtherValuesAndFiltersItsOwn)
{
    auto* kind = form.find<ChoiceBox>("Kind");
    EXPECT_EQ(kind->count(), 0) << "items come when the box is used";
    ASSERT_TRUE(activate(form.view));
    kind->setFocus();
    EXPECT_EQ(kind->count(), 2);
    EXPECT_EQ(form.params(), Value(Map{})) << "filling the list chooses nothing";
    QTest::keyClicks(kind, QStringLiteral("FUTURE"));
    EXPECT_EQ(form.params(), json(R"({"Kind":"FUTURE"})"));
}
