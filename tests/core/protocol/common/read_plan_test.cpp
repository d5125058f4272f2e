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

TEST(SlotTable, FindsNamesOfLargeStructures)
{
    SlotTable table;
    std::vector<std::string> names;
    for (int i = 0; i < 60; ++i) {
        names.push_back("name" + std::to_string(i % 50));
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_EQ(table.add(names[i]), i % 50);
    }
    for (std::uint32_t i = 0; i < 50; ++i) {
        EXPECT_EQ(table.find(names[i], SlotTable::none), i);
        EXPECT_EQ(table.find(names[i], (i + 25) % 60), i);
        EXPECT_EQ(table.find(names[i], 59), i);
    }
    EXPECT_EQ(table.find("name50", 3), SlotTable::none);
}

} // namespace botoscope::protocol
