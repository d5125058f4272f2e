#include "core/http/url_path.h"

#include <gtest/gtest.h>

namespace botoscope::http {

TEST(RemoveDotSegments, KeepsRelativePathsRelative)
{
    EXPECT_EQ(removeDotSegments("a/./b//c/"), "a/b/c/");
    EXPECT_EQ(removeDotSegments(""), "");
    EXPECT_EQ(removeDotSegments("..."), "...");
}

TEST(RemoveDotSegments, NeverClimbsAboveTheRoot)
{
    EXPECT_EQ(removeDotSegments("/../../a"), "/a");
    EXPECT_EQ(removeDotSegments("/a/../"), "/");
    EXPECT_EQ(removeDotSegments("//a//./b/"), "/a/b/");
}

} // namespace botoscope::http
