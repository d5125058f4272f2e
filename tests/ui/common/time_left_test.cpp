#include "ui/common/time_left.h"

#include <gtest/gtest.h>

using botoscope::ui::timeLeft;

TEST(TimeLeft, IsSaidInUnitsThatMatter)
{
    EXPECT_EQ(timeLeft(-5), QStringLiteral("0 s"));
    EXPECT_EQ(timeLeft(58), QStringLiteral("58 s"));
    EXPECT_EQ(timeLeft(43 * 60 + 20), QStringLiteral("43 min"));
    EXPECT_EQ(timeLeft(2 * 3600 + 5 * 60), QStringLiteral("2 h 5 min"));
    EXPECT_EQ(timeLeft(3 * 86400 + 5), QStringLiteral("3 days"));
}
