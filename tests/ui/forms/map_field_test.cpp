#include "form_fixture.h"

#include "ui/forms/map_field.h"

#include <QLineEdit>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Groups, MapKeysUsedTwiceOrMissingAreFlagged)
{
    auto* tags = field<MapField>("Tags");
    tags->addEntry();
    QTest::keyClicks(form.find<QLineEdit>("Tags./key"), QStringLiteral("env"));
    QTest::keyClicks(form.find<QLineEdit>("Tags.env"), QStringLiteral("dev"));
    EXPECT_EQ(form.params()["Tags"], json(R"({"env":"dev"})"));
    tags->addEntry();
    EXPECT_FALSE(form.view.validate().at(QStringLiteral("Tags")).empty()) << "an entry without key";
    EXPECT_EQ(form.params()["Tags"], json(R"({"env":"dev"})"));
    QTest::keyClicks(form.find<QLineEdit>("Tags./key"), QStringLiteral("env"));
    const auto found = form.view.validate().at(QStringLiteral("Tags"));
    ASSERT_FALSE(found.empty());
    EXPECT_TRUE(found.front()->text.contains(QStringLiteral("2 times")));
}
