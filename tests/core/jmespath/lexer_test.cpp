#include "core/jmespath/lexer.h"

#include "core/base/json.h"
#include "core/jmespath/found.h"

#include <gtest/gtest.h>

namespace botoscope::jmespath {

TEST(JmespathLexer, GivesTokensWithPositions)
{
    const auto tokens = tokenize(R"( a_1."b\n" [?-12 >= `[1]`] || 'x' )");
    ASSERT_TRUE(tokens.ok());
    const std::vector<std::pair<TokenType, std::size_t>> expected{
        {TokenType::Identifier, 1},  {TokenType::Dot, 4},           {TokenType::QuotedIdentifier, 5},
        {TokenType::FilterOpen, 11}, {TokenType::Number, 13},       {TokenType::GreaterOrEqual, 17},
        {TokenType::Literal, 20},    {TokenType::RightBracket, 25}, {TokenType::Or, 27},
        {TokenType::Literal, 30},    {TokenType::End, 34},
    };
    ASSERT_EQ(tokens->size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ((*tokens)[i].type, expected[i].first) << i;
        EXPECT_EQ((*tokens)[i].position, expected[i].second) << i;
    }
    EXPECT_EQ((*tokens)[2].text, "b\n");
    EXPECT_EQ((*tokens)[4].value.toInt(), -12);
    EXPECT_EQ((*tokens)[9].value.toString(), "x");
}

TEST(JmespathLexer, BracketsWithSpacesAreApart)
{
    const auto tokens = tokenize("[ ] []");
    ASSERT_TRUE(tokens.ok());
    EXPECT_EQ((*tokens)[0].type, TokenType::LeftBracket);
    EXPECT_EQ((*tokens)[1].type, TokenType::RightBracket);
    EXPECT_EQ((*tokens)[2].type, TokenType::Flatten);
}

TEST(JmespathLexer, RawStringsUnescapeOnlyTheirQuote)
{
    EXPECT_EQ(found(R"('it\'s')", "null"), R"("it's")");
    EXPECT_EQ(found(R"('a\nb\\')", "null"), R"("a\\nb\\\\")");
}

TEST(JmespathLexer, TextBetweenBackticksNeedNotBeJson)
{
    EXPECT_EQ(found(R"(`{"a": [1, null]}`)", "null"), R"({"a":[1,null]})");
    EXPECT_EQ(found(R"(`"a\`b"`)", "null"), R"("a`b")");
    EXPECT_EQ(found("` foo bar`", "null"), R"("foo bar")"); // JEP 12
    EXPECT_EQ(found("`[1,`", "null"), R"("[1,")");
    EXPECT_EQ(found(R"(`"open`)", "null"), "syntax@0");
}

TEST(JmespathLexer, BrokenTokensAreErrors)
{
    for (const std::string_view text : {"'open", "\"open", "`open", "#", "a = b", "-", "'x\\", "\"\\q\"", "\xff"}) {
        const auto tokens = tokenize(text);
        ASSERT_FALSE(tokens.ok()) << text;
        EXPECT_EQ(tokens.error().code, ErrorCode::InvalidExpression) << text;
        EXPECT_EQ(tokens.error().get("kind"), "syntax") << text;
    }
}

} // namespace botoscope::jmespath
