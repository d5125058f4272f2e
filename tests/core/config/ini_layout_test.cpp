#include "core/config/ini_layout.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

TEST(IniLayout, SaysWhatStandsWhere)
{
    const std::string text = "# top\r\n[a]\r\nKey  : v\r\n\r\ns3 =\n  # note\n  x = 1\n\n\n[b]";
    IniLayout layout;
    ASSERT_FALSE(IniLayout::read(text, "/f", layout));
    ASSERT_EQ(layout.lines.size(), 10U);
    EXPECT_EQ(layout.lines[0].end, "\r\n");
    EXPECT_EQ(layout.lines[9].end, "");
    ASSERT_EQ(layout.sections.size(), 2U);
    const IniSection& a = layout.sections[0];
    EXPECT_EQ(a.lastLine(), 7);
    ASSERT_EQ(a.options.size(), 2U);
    EXPECT_EQ(a.options[0].key, "key");
    EXPECT_EQ(a.options[0].afterKey, "  : v");
    EXPECT_FALSE(a.options[0].isBlock());
    EXPECT_EQ(a.options[0].lastLine(), 3);
    EXPECT_TRUE(a.options[1].isBlock());
    EXPECT_EQ(a.options[1].lastLine(), 7);
    EXPECT_EQ(layout.sections[1].line, 10);
    EXPECT_EQ(layout.sections[1].lastLine(), 10);
}

TEST(IniLayout, GathersTheDefaultsFromWhereverTheyStand)
{
    IniLayout layout;
    ASSERT_FALSE(IniLayout::read("[DEFAULT]\na=1\n[x]\n[DEFAULT]\nb=2\n", "/f", layout));
    EXPECT_EQ(layout.defaults.options.size(), 2U);
    EXPECT_EQ(layout.sections.size(), 1U);
    EXPECT_TRUE(IniLayout::read("[DEFAULT]\na=1\n[DEFAULT]\na=2\n", "/f", layout));
}

TEST(IniLayout, TakesBlockEntriesApartAtTheFirstEqualsSign)
{
    EXPECT_EQ(blockEntry(" a = b = c ")->key, "a");
    EXPECT_EQ(blockEntry(" a = b = c ")->text, "b = c");
    EXPECT_FALSE(blockEntry("a : b"));
}

} // namespace
} // namespace botoscope::config
