#include "form_fixture.h"

#include <QLineEdit>

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST_F(Scalars, TimesAreReadAsIsoOrEpoch)
{
    auto* at = form.find<QLineEdit>("At");
    QTest::keyClicks(at, QStringLiteral("1700000000"));
    EXPECT_EQ(form.params()["At"], Value(Timestamp::fromSeconds(1'700'000'000)));
    at->selectAll();
    QTest::keyClicks(at, QStringLiteral("2023-11-14T22:13:20Z"));
    EXPECT_EQ(form.params()["At"], Value(Timestamp::fromSeconds(1'700'000'000)));
    at->selectAll();
    QTest::keyClicks(at, QStringLiteral("tomorrow"));
    EXPECT_EQ(form.params()["At"], Value("tomorrow"));
    EXPECT_EQ(form.view.validate().at(QStringLiteral("At")).size(), 1u);
}
