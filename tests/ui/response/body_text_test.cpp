#include "ui/response/body_text.h"

#include <gtest/gtest.h>

namespace botoscope::ui {
namespace {

TEST(BodyText, IndentsJson)
{
    EXPECT_EQ(bodyText("{\"a\":1}"), QStringLiteral("{\n    \"a\": 1\n}"));
}

TEST(BodyText, LeavesOtherTextAndBrokenJsonAsTheyAre)
{
    EXPECT_EQ(bodyText("<a>b</a>"), QStringLiteral("<a>b</a>"));
    EXPECT_EQ(bodyText("{\"a\":"), QStringLiteral("{\"a\":"));
}

TEST(BodyText, ShowsBinaryAsHex)
{
    EXPECT_TRUE(bodyText(std::string("\xff\x00\x41", 3)).startsWith(QStringLiteral("00000000  ff 00 41")));
}

TEST(BodyText, MakesControlCharactersVisible)
{
    EXPECT_EQ(bodyText("a\x1b[31m"), QStringLiteral("a␛[31m"));
}

} // namespace
} // namespace botoscope::ui
