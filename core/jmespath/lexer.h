#pragma once
// Inside jmespath/ only.
#include "core/base/result.h"
#include "core/base/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace botoscope::jmespath {

enum class TokenType {
    End,
    Identifier,
    QuotedIdentifier,
    Literal,
    Number,
    Dot,
    Star,
    Comma,
    Colon,
    At,
    Ampersand,
    LeftParen,
    RightParen,
    LeftBrace,
    RightBrace,
    LeftBracket,
    RightBracket,
    Flatten,    ///< "[]" without a space
    FilterOpen, ///< "[?" without a space
    Pipe,
    Or,
    And,
    Not,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
};

struct Token {
    TokenType type = TokenType::End;
    std::size_t position = 0;
    std::string text; ///< the name of identifiers, else as written
    Value value;      ///< of literals and numbers
};

/// The tokens of an expression, End last. Error: InvalidExpression (syntax).
Result<std::vector<Token>> tokenize(std::string_view text);

} // namespace botoscope::jmespath
