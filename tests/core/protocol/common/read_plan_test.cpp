#include "core/protocol/common/read_plan.h"

#include <gtest/gtest.h>

namespace botoscope::protocol {

TEST(SlotTable, FindsNamesWhateverCameBefore)
{
    SlotTable table;
    EXPECT_EQ(table.find("a", SlotTable::none), SlotTable::none);
    EXPECT_EQ(table.add("a"), 0U);
    EXPECT_EQ(table.add("b"), 1U);
    EXPECT_EQ(table.add("c"), 2U);
    for (int round = 0; round < 3; ++round) {
        EXPECT_EQ(table.find("c", SlotTable::none), 2U);
        EXPECT_EQ(table.find("a", 2), 0U);
        EXPECT_EQ(table.find("x", 0), SlotTable::none);
        EXPECT_EQ(table.find("b", 0), 1U);
        EXPECT_EQ(table.find("a", SlotTable::none), 0U);
    }
}

TEST(SlotTable, ASecondFieldOfTheSameNameIsFoundThroughTheFirst)
{
    SlotTable table;
    table.add("a");
    EXPECT_EQ(table.add("b"), 1U);
    EXPECT_EQ(table.add("a"), 0U);
    EXPECT_EQ(table.size(), 3U);
    EXPECT_EQ(table.add("c"), 3U);
    EXPECT_EQ(table.find("c", 0), 3U);
}

} // namespace botoscope::protocol
