#include "form_fixture.h"

#include "ui/forms/text_area.h"

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Groups, ADocumentKeepsItsLastGoodValueWhileTheTextIsBroken)
{
    auto* any = form.find<TextArea>("Any");
    any->setPlainText(QStringLiteral("{\"a\": [1]}"));
    EXPECT_EQ(form.params()["Any"], json(R"({"a":[1]})"));
    any->setPlainText(QStringLiteral("{\"a\": [1}"));
    EXPECT_EQ(form.params()["Any"], json(R"({"a":[1]})"));
    const auto found = form.view.validate().at(QStringLiteral("Any"));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_TRUE(found.front()->text.contains(QStringLiteral("column 9")));
}
