#include "core/config/whole_number.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

TEST(WholeNumber, ReadsAsPythonsInt)
{
    EXPECT_EQ(wholeNumber(" 12\n"), 12);
    EXPECT_EQ(wholeNumber("+1_000"), 1000);
    EXPECT_EQ(wholeNumber("-7"), -7);
    for (const char* text : {"", "-", "1.0", "0x1", "_1", "1_", "1__0", "99999999999999999999", "1 2"}) {
        EXPECT_FALSE(wholeNumber(text)) << text;
    }
}

} // namespace
} // namespace botoscope::config
