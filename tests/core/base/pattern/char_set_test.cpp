#include "core/base/pattern/char_set.h"

#include <gtest/gtest.h>

namespace botoscope {

TEST(CharSet, MergesRanges)
{
    CharSet set({{'c', 'e'}, {'a', 'b'}, {'d', 'g'}});
    EXPECT_TRUE(set.contains('a'));
    EXPECT_TRUE(set.contains('g'));
    EXPECT_FALSE(set.contains('h'));
    EXPECT_FALSE(set.contains('`'));
    EXPECT_EQ(set.first(), U'a');
}

TEST(CharSet, Complements)
{
    const CharSet set = CharSet::digits().complement();
    EXPECT_FALSE(set.contains('5'));
    EXPECT_TRUE(set.contains('a'));
    EXPECT_TRUE(set.contains(0));
    EXPECT_TRUE(set.contains(0x10FFFF));
    EXPECT_TRUE(CharSet::any().complement().empty());
}

TEST(CharSet, AddsTheOtherCase)
{
    CharSet set = CharSet({{'b', 'c'}, {'X', 'X'}});
    set.addOtherCase();
    EXPECT_TRUE(set.contains('B'));
    EXPECT_TRUE(set.contains('x'));
    EXPECT_FALSE(set.contains('a'));
}

TEST(CharSet, KnowsNames)
{
    EXPECT_TRUE(CharSet::named("alpha")->contains('q'));
    EXPECT_TRUE(CharSet::named("IsAlphabetic")->contains('q'));
    EXPECT_TRUE(CharSet::named("Punct")->contains('$'));
    EXPECT_TRUE(CharSet::named("M")->empty());
    EXPECT_FALSE(CharSet::named("Klingon").has_value());
}

} // namespace botoscope
