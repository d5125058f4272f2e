#include "form_fixture.h"

#include <QToolButton>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Groups, MembersTheModelDoesNotKnowAreKeptShownAndRemovable)
{
    const Value params = json(R"({"Must":{"Key":"k"},"Novel":{"a":1}})");
    form.view.setParams(params);
    EXPECT_EQ(form.readBack(), params);
    EXPECT_EQ(form.view.validate().at(QStringLiteral("Novel")).size(), 1u);
    form.find<QToolButton>("Novel/remove")->click();
    EXPECT_EQ(form.params(), json(R"({"Must":{"Key":"k"}})"));
}
