#include "core/protocol/common/value_path.h"

#include <gtest/gtest.h>

namespace botoscope::protocol {

TEST(ValuePath, WritesBotocoresPaths)
{
    const ValuePath root;
    const ValuePath a = root.member("A");
    const ValuePath item = a.item(3);
    const ValuePath key = item.mapKey("k");
    EXPECT_EQ(root.text(), "");
    EXPECT_EQ(root.shown(), "input");
    EXPECT_EQ(item.text(), ".A[3]");
    EXPECT_EQ(item.shown(), "A[3]");
    EXPECT_EQ(key.shown(), "A[3] (key: k)");
    EXPECT_EQ(ValuePath::startingAt("x").shown(), "x");
}

TEST(ValuePath, CountsCodePoints)
{
    EXPECT_EQ(codePoints(""), 0U);
    EXPECT_EQ(codePoints("a\xc3\xa9\xf0\x9f\x98\xb9"), 3U);
}

} // namespace botoscope::protocol
