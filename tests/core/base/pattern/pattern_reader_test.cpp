#include "core/base/pattern/pattern_reader.h"

#include <gtest/gtest.h>

namespace botoscope {

TEST(PatternReader, ReadsWhatItKnowsExactly)
{
    for (const char* text :
         {"", "a|b|", "^[a-z]+$", "(?:a){2,}?", "[[:alpha:]_-]", "(?i)x(?-i)y", "\\p{L}\\x41\\u{42}",
          "(?<name>a)(?=b)(?!c)", "[a[b]]", "[[a]", "a{,3}", "{x}", "[]a]", "\\Aa\\z", "\\/[\\w-]"}) {
        const auto pattern = readPattern(text);
        ASSERT_TRUE(pattern) << text;
        EXPECT_TRUE(pattern->exact) << text;
    }
}

TEST(PatternReader, ReadsOverWhatItCannotModel)
{
    for (const char* text : {"(?<=a)b", "(?<!a)b", "(a)\\1", "[a-z&&[^b]]", "\\p{Klingon}"}) {
        const auto pattern = readPattern(text);
        ASSERT_TRUE(pattern) << text;
        EXPECT_FALSE(pattern->exact) << text;
    }
}

TEST(PatternReader, RefusesWhatIsNoPattern)
{
    for (const char* text : {"(a", "a)", "[a", "a\\", "[z-a]", "a{3,2}", "(?<name"}) {
        EXPECT_FALSE(readPattern(text)) << text;
    }
    EXPECT_FALSE(readPattern(std::string(100'000, '(')));
    EXPECT_FALSE(readPattern(std::string(10'000, '[')));
    EXPECT_FALSE(readPattern(std::string(100'000, 'a')));
}

TEST(PatternReader, RefusesRepetitionsOfRepetitionsWithoutEnd)
{
    EXPECT_TRUE(readPattern("(a*)+").has_value());
    EXPECT_TRUE(readPattern("a{2}{3}").has_value());
    EXPECT_FALSE(readPattern("a" + std::string(19'000, '*')).has_value());
}

} // namespace botoscope
