#include "core/config/profile_marks.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

TEST(ProfileMarks, AreReadBackAsTheyWereWritten)
{
    ProfileMarks marks;
    marks.set("prod", {true, true, "red"});
    marks.set("a \"b\" \xc3\xa9", {false, false, "teal"});
    const auto read = ProfileMarks::parse(marks.text());
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->of("prod"), (ProfileMark{true, true, "red"}));
    EXPECT_EQ(read->of("a \"b\" \xc3\xa9"), (ProfileMark{false, false, "teal"}));
    EXPECT_EQ(read->of("dev"), ProfileMark());
}

TEST(ProfileMarks, ADefaultMarkIsNotKept)
{
    ProfileMarks marks;
    marks.set("prod", {true, false, ""});
    marks.set("prod", {});
    EXPECT_EQ(marks.text(), ProfileMarks().text());
}

TEST(ProfileMarks, GoWithARenamedProfile)
{
    ProfileMarks marks;
    marks.set("prod", {true, false, ""});
    marks.rename("prod", "live");
    marks.rename("nobody", "somebody");
    EXPECT_FALSE(marks.of("prod").readOnly);
    EXPECT_TRUE(marks.of("live").readOnly);
    EXPECT_EQ(marks.of("somebody"), ProfileMark());
}

TEST(ProfileMarks, WhatIsNoSuchFileIsRefused)
{
    for (const char* text : {"", "{", "[]", "{\"profiles\": 3}", "{}"}) {
        EXPECT_FALSE(ProfileMarks::parse(text).ok()) << text;
    }
}

} // namespace
} // namespace botoscope::config
