#include "core/config/text_splices.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

TEST(TextSplices, MakesEditsInTheOrderOfTheirPlaces)
{
    const std::string text = "one two three";
    const std::string_view view = text;
    TextSplices splices(text);
    splices.insertAtEnd("!");
    splices.replace(view.substr(8, 5), "3");
    splices.insertAfter(view.substr(4, 3), ",");
    splices.insertAfter(view.substr(4, 3), ";");
    splices.remove(view.substr(0, 3), 1);
    EXPECT_EQ(splices.apply(), "two,; 3!");
}

TEST(TextSplices, LeavesATextWithoutEditsAlone)
{
    EXPECT_EQ(TextSplices("x\r\n").apply(), "x\r\n");
    TextSplices empty("");
    empty.insertAtEnd("a");
    EXPECT_EQ(empty.apply(), "a");
}

} // namespace
} // namespace botoscope::config
