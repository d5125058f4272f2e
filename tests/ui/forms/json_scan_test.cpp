#include "ui/forms/json_scan.h"

#include "core/base/json.h"

using namespace botoscope::ui;

namespace {

struct BrokenText {
    const char* text;
    int line;
    int column;
};

class BrokenJson : public ::testing::TestWithParam<BrokenText> {};

} // namespace

TEST_P(BrokenJson, IsFoundWhereItBreaks)
{
    const auto error = JsonScan(QString::fromUtf8(GetParam().text)).error();
    ASSERT_TRUE(error.has_value()) << GetParam().text;
    EXPECT_EQ(error->line, GetParam().line) << GetParam().text;
    EXPECT_EQ(error->column, GetParam().column) << GetParam().text;
    EXPECT_FALSE(botoscope::parseJson(GetParam().text).ok());
}

INSTANTIATE_TEST_SUITE_P(Texts, BrokenJson,
                         ::testing::Values(BrokenText{"", 1, 1}, BrokenText{"{", 1, 2}, BrokenText{"{\"a\" 1}", 1, 6},
                                           BrokenText{"{\n  \"a\": 1,\n}", 3, 1}, BrokenText{"[1,]", 1, 4},
                                           BrokenText{"[1 2]", 1, 4}, BrokenText{"{\"a\": tru}", 1, 7},
                                           BrokenText{"01", 1, 1}, BrokenText{"\"abc", 1, 1},
                                           BrokenText{"\"\\x\"", 1, 2}, BrokenText{"{} {}", 1, 4},
                                           BrokenText{"{'a': 1}", 1, 2}, BrokenText{"1.", 1, 1}));

TEST(JsonScan, FindsPathsAndPlaces)
{
    const QString text = QStringLiteral("{\"Filters\": [{\"Name\": \"x\"}, 7]}");
    const JsonScan scan(text);
    EXPECT_FALSE(scan.error());
    EXPECT_EQ(scan.pathAt(static_cast<int>(text.indexOf(QLatin1Char('x')))), QStringLiteral("Filters[0].Name"));
    const JsonSpan* seven = scan.find(QStringLiteral("Filters[1]"));
    ASSERT_NE(seven, nullptr);
    EXPECT_EQ(text.mid(seven->begin, seven->end - seven->begin), QStringLiteral("7"));
}

TEST(JsonScan, SurvivesDeepNesting)
{
    EXPECT_TRUE(JsonScan(QString(100'000, QLatin1Char('['))).error());
}
