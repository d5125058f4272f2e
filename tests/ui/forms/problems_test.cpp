#include "ui/forms/problems.h"

#include "form_fixture.h"

using namespace botoscope;
using namespace botoscope::test;
using namespace botoscope::ui;

TEST(Problems, MissingAndUnknownMembersStandAtTheMember)
{
    const auto service = serviceOf(R"({"In":{"type":"structure","required":["A"],"members":{"A":{"shape":"S"},
        "L":{"shape":"L"}}},"L":{"type":"list","member":{"shape":"P"}},"P":{"type":"structure","required":["Key"],
        "members":{"Key":{"shape":"S"}}},"S":{"type":"string","min":2}})");
    const auto found = checkAgainstModel(json(R"({"L":[{"Odd":1},{"Key":"x"}]})"), *service->shape("In"));
    const ProblemIndex index(found);
    ASSERT_EQ(index.at(QStringLiteral("A")).size(), 1u);
    EXPECT_TRUE(index.at(QStringLiteral("A")).front()->missing);
    EXPECT_EQ(index.at(QStringLiteral("L[0].Key")).size(), 1u);
    EXPECT_EQ(index.at(QStringLiteral("L[0].Odd")).size(), 1u);
    EXPECT_EQ(index.at(QStringLiteral("L[1].Key")).size(), 1u);
    EXPECT_EQ(index.countUnder(QStringLiteral("L[0]")), 2);
    EXPECT_EQ(index.countUnder(QStringLiteral("L")), 3);
    EXPECT_EQ(index.countUnder({}), 4);
}

TEST(Problems, WarningsAreNoErrors)
{
    const auto service = serviceOf(R"({"In":{"type":"structure","members":{"K":{"shape":"E"}}},
        "E":{"type":"string","enum":["A"]}})");
    const ProblemIndex index(checkAgainstModel(json(R"({"K":"B"})"), *service->shape("In")));
    ASSERT_EQ(index.all().size(), 1u);
    EXPECT_TRUE(index.all().front().warning);
    EXPECT_FALSE(index.all().front().text.startsWith(QLatin1Char('K'))) << "the path is not said twice";
    EXPECT_FALSE(index.hasErrors());
    EXPECT_EQ(index.countUnder(QStringLiteral("K")), 0);
}

TEST(Problems, PathsThatOnlyBeginAlikeAreNotBelow)
{
    const ProblemIndex index({{QStringLiteral("Name"), {}}, {QStringLiteral("NameSpace"), {}}});
    EXPECT_EQ(index.countUnder(QStringLiteral("Name")), 1);
}
