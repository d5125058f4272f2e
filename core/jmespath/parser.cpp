#include "core/jmespath/parser.h"

#include "core/jmespath/functions.h"
#include "core/jmespath/lexer.h"

namespace botoscope::jmespath {

namespace {

/// Nobody writes expressions this deep; it keeps hostile ones from using up the stack.
constexpr int maxDepth = 250;
/// What can wrap a value into another one: with it a result can't nest deeper than what uses up the stack.
constexpr int maxWrappers = 500;
constexpr std::string_view tooDeep = "the expression is nested too deeply";

// How tightly a token binds to what stands left of it. What binds less than projectionStop ends a projection.
constexpr int nothing = 0;
constexpr int pipePower = 1;
constexpr int orPower = 2;
constexpr int andPower = 3;
constexpr int comparisonPower = 5;
constexpr int flattenPower = 9;
constexpr int projectionStop = 10;
constexpr int starPower = 20;
constexpr int filterPower = 21;
constexpr int dotPower = 40;
constexpr int notPower = 45;
constexpr int bracketPower = 55;

int powerOf(TokenType type)
{
    switch (type) {
    case TokenType::Pipe:
        return pipePower;
    case TokenType::Or:
        return orPower;
    case TokenType::And:
        return andPower;
    case TokenType::Equal:
    case TokenType::NotEqual:
    case TokenType::Less:
    case TokenType::LessOrEqual:
    case TokenType::Greater:
    case TokenType::GreaterOrEqual:
        return comparisonPower;
    case TokenType::Flatten:
        return flattenPower;
    case TokenType::FilterOpen:
        return filterPower;
    case TokenType::Dot:
        return dotPower;
    case TokenType::LeftBracket:
        return bracketPower;
    default:
        return nothing;
    }
}

Comparator comparatorOf(TokenType type)
{
    switch (type) {
    case TokenType::NotEqual:
        return Comparator::NotEqual;
    case TokenType::Less:
        return Comparator::Less;
    case TokenType::LessOrEqual:
        return Comparator::LessOrEqual;
    case TokenType::Greater:
        return Comparator::Greater;
    case TokenType::GreaterOrEqual:
        return Comparator::GreaterOrEqual;
    default:
        return Comparator::Equal;
    }
}

/// A top-down operator precedence parser. After the first failure every step returns at once with an empty node.
class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

    Result<Node> run()
    {
        Node root = parseExpression(nothing);
        if (!m_error && peek().type != TokenType::End) {
            failAt(peek());
        }
        if (m_error) {
            return std::move(*m_error);
        }
        return root;
    }

private:
    const Token& peek(std::size_t ahead = 0) const { return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)]; }
    bool peekIs(TokenType type, std::size_t ahead = 0) const { return peek(ahead).type == type; }
    Token take()
    {
        Token token = peek();
        m_at = std::min(m_at + 1, m_tokens.size() - 1);
        return token;
    }
    bool takeIf(TokenType type)
    {
        const bool matches = peekIs(type);
        if (matches) {
            take();
        }
        return matches;
    }
    void expect(TokenType type, std::string_view what)
    {
        if (!m_error && !takeIf(type)) {
            fail("expected " + std::string(what), peek().position);
        }
    }

    void fail(std::string message, std::size_t position, std::string kind = "syntax")
    {
        if (!m_error) {
            m_error = expressionError(std::move(kind), std::move(message), position);
        }
    }
    Node failAt(const Token& token)
    {
        fail(token.type == TokenType::End ? "the expression is not complete" : "unexpected \"" + token.text + "\"",
             token.position);
        return {};
    }

    Node make(NodeType type, std::size_t position, std::vector<Node> children = {})
    {
        Node node;
        node.type = type;
        node.position = position;
        const bool wraps =
            type == NodeType::MultiSelectList || type == NodeType::MultiSelectHash || type == NodeType::Call;
        m_wrappers += wraps ? 1 : 0;
        for (const Node& child : children) {
            node.depth = std::max(node.depth, child.depth + 1);
        }
        if (node.depth > maxDepth || m_wrappers > maxWrappers) {
            fail(std::string(tooDeep), position);
            return {};
        }
        node.children = std::move(children);
        return node;
    }
    template <class... Nodes> Node join(NodeType type, std::size_t position, Nodes... nodes)
    {
        std::vector<Node> children;
        children.reserve(sizeof...(nodes));
        (children.push_back(std::move(nodes)), ...);
        return make(type, position, std::move(children));
    }

    Node parseExpression(int power)
    {
        if (m_error || ++m_nesting > maxDepth) {
            fail(std::string(tooDeep), peek().position);
            return {};
        }
        Node left = parseStart(take());
        while (!m_error && power < powerOf(peek().type)) {
            left = parseContinuation(std::move(left), take());
        }
        --m_nesting;
        return left;
    }

    /// An expression's first token.
    Node parseStart(const Token& token)
    {
        switch (token.type) {
        case TokenType::Literal: {
            Node node = make(NodeType::Literal, token.position);
            node.literal = token.value;
            return node;
        }
        case TokenType::Identifier:
            return takeIf(TokenType::LeftParen) ? parseCall(token) : field(token);
        case TokenType::QuotedIdentifier:
            return field(token);
        case TokenType::Star:
            return project(NodeType::ValueProjection, make(NodeType::Current, token.position), token, starPower);
        case TokenType::Flatten:
        case TokenType::FilterOpen:
            return parseContinuation(make(NodeType::Current, token.position), token);
        case TokenType::LeftBracket:
            return parseStartingBracket(token);
        case TokenType::LeftBrace:
            return parseMultiSelectHash(token);
        case TokenType::LeftParen: {
            Node inner = parseExpression(nothing);
            expect(TokenType::RightParen, "\")\"");
            return inner;
        }
        case TokenType::Not:
            return join(NodeType::Not, token.position, parseExpression(notPower));
        case TokenType::At:
            return make(NodeType::Current, token.position);
        default:
            return failAt(token);
        }
    }

    /// A token that goes on with what stands left of it.
    Node parseContinuation(Node left, const Token& token)
    {
        switch (token.type) {
        case TokenType::Dot:
            return parseDot(std::move(left), token);
        case TokenType::Pipe:
            return chain(std::move(left), parseExpression(pipePower), token.position);
        case TokenType::Or:
            return join(NodeType::Or, token.position, std::move(left), parseExpression(orPower));
        case TokenType::And:
            return join(NodeType::And, token.position, std::move(left), parseExpression(andPower));
        case TokenType::Flatten:
            return project(NodeType::ListProjection, join(NodeType::Flatten, token.position, std::move(left)), token,
                           flattenPower);
        case TokenType::FilterOpen:
            return parseFilter(std::move(left), token);
        case TokenType::LeftBracket:
            return parseBracket(std::move(left), token);
        default:
            return parseComparison(std::move(left), token);
        }
    }

    Node field(const Token& token)
    {
        Node node = make(NodeType::Field, token.position);
        node.name = Name(token.text);
        return node;
    }

    Node parseComparison(Node left, const Token& token)
    {
        Node node = join(NodeType::Comparison, token.position, std::move(left), parseExpression(comparisonPower));
        node.comparator = comparatorOf(token.type);
        return node;
    }

    Node parseDot(Node left, const Token& token)
    {
        if (peekIs(TokenType::Star)) {
            take();
            return project(NodeType::ValueProjection, std::move(left), token, dotPower);
        }
        return chain(std::move(left), parseAfterDot(dotPower), token.position);
    }

    /// Chains grow in width, so that long paths stay flat.
    Node chain(Node left, Node right, std::size_t position)
    {
        if (left.type != NodeType::Chain) {
            return join(NodeType::Chain, position, std::move(left), std::move(right));
        }
        left.depth = std::max(left.depth, right.depth + 1);
        if (left.depth > maxDepth) {
            fail(std::string(tooDeep), position);
        }
        left.children.push_back(std::move(right));
        return left;
    }

    Node parseAfterDot(int power)
    {
        switch (peek().type) {
        case TokenType::Identifier:
        case TokenType::QuotedIdentifier:
        case TokenType::Star:
            return parseExpression(power);
        case TokenType::LeftBracket:
            return parseMultiSelectList(take());
        case TokenType::LeftBrace:
            return parseMultiSelectHash(take());
        default:
            return failAt(peek());
        }
    }

    /// A projection of source; what follows it, up to a token that ends projections, applies to each item.
    Node project(NodeType type, Node source, const Token& token, int power)
    {
        Node each = parseProjected(power);
        return join(type, token.position, std::move(source), std::move(each));
    }

    Node parseProjected(int power)
    {
        const Token& next = peek();
        if (powerOf(next.type) < projectionStop) {
            return make(NodeType::Current, next.position);
        }
        if (next.type == TokenType::Dot) {
            take();
            return parseAfterDot(power);
        }
        // "[" and "[?" start an expression of their own, on each item.
        return parseExpression(power);
    }

    Node parseFilter(Node left, const Token& token)
    {
        Node condition = parseExpression(nothing);
        expect(TokenType::RightBracket, "\"]\"");
        Node each = parseProjected(filterPower);
        return join(NodeType::FilterProjection, token.position, std::move(left), std::move(each), std::move(condition));
    }

    bool atIndex() const { return peekIs(TokenType::Number) || peekIs(TokenType::Colon); }

    Node parseStartingBracket(const Token& token)
    {
        if (atIndex()) {
            return parseIndexOrSlice(make(NodeType::Current, token.position), token);
        }
        if (peekIs(TokenType::Star) && peekIs(TokenType::RightBracket, 1)) {
            return parseBracket(make(NodeType::Current, token.position), token);
        }
        return parseMultiSelectList(token);
    }

    Node parseBracket(Node left, const Token& token)
    {
        if (atIndex()) {
            return parseIndexOrSlice(std::move(left), token);
        }
        expect(TokenType::Star, "a number, a slice or \"*\"");
        expect(TokenType::RightBracket, "\"]\"");
        return project(NodeType::ListProjection, std::move(left), token, starPower);
    }

    Node parseIndexOrSlice(Node left, const Token& token)
    {
        if (peekIs(TokenType::Number) && !peekIs(TokenType::Colon, 1)) {
            Node index = make(NodeType::Index, token.position);
            index.slice[0] = take().value.toInt();
            expect(TokenType::RightBracket, "\"]\"");
            return chain(std::move(left), std::move(index), token.position);
        }
        Node slice = parseSlice(token);
        if (endsWithIndex(left)) {
            return chain(std::move(left), std::move(slice), token.position);
        }
        return project(NodeType::ListProjection, chain(std::move(left), std::move(slice), token.position), token,
                       starPower);
    }

    /// "a[0]", and "a[0][1:2]": jmespath.py, and so botocore, makes no projection of a slice right behind an index.
    static bool endsWithIndex(const Node& node)
    {
        return node.type == NodeType::Chain &&
               (node.children.back().type == NodeType::Index || node.children.back().type == NodeType::Slice);
    }

    Node parseSlice(const Token& token)
    {
        Node slice = make(NodeType::Slice, token.position);
        for (std::size_t part = 0; part < 3; ++part) {
            if (peekIs(TokenType::Number)) {
                slice.slice[part] = take().value.toInt();
            }
            if (part == 2 || !takeIf(TokenType::Colon)) {
                break;
            }
        }
        expect(TokenType::RightBracket, "\"]\"");
        if (slice.slice[2] == 0) {
            fail("the step of a slice can't be 0", token.position, "invalid-value");
        }
        return slice;
    }

    Node parseMultiSelectList(const Token& token)
    {
        std::vector<Node> items;
        do {
            items.push_back(parseExpression(nothing));
        } while (!m_error && takeIf(TokenType::Comma));
        expect(TokenType::RightBracket, "\",\" or \"]\"");
        return make(NodeType::MultiSelectList, token.position, std::move(items));
    }

    Node parseMultiSelectHash(const Token& token)
    {
        std::vector<Node> pairs;
        do {
            const Token key = take();
            if (key.type != TokenType::Identifier && key.type != TokenType::QuotedIdentifier) {
                return failAt(key);
            }
            expect(TokenType::Colon, "\":\"");
            Node pair = join(NodeType::KeyValue, key.position, parseExpression(nothing));
            pair.name = Name(key.text);
            pairs.push_back(std::move(pair));
        } while (!m_error && takeIf(TokenType::Comma));
        expect(TokenType::RightBrace, "\",\" or \"}\"");
        return make(NodeType::MultiSelectHash, token.position, std::move(pairs));
    }

    Node parseCall(const Token& name)
    {
        std::vector<Node> arguments;
        if (!takeIf(TokenType::RightParen)) {
            do {
                arguments.push_back(parseArgument());
            } while (!m_error && takeIf(TokenType::Comma));
            expect(TokenType::RightParen, "\",\" or \")\"");
        }
        const Function* function = findFunction(name.text);
        if (!function) {
            fail("there is no function " + name.text + "()", name.position, "unknown-function");
            return {};
        }
        if (!function->takes(arguments.size())) {
            fail(name.text + "() takes " + function->arityText() + ", not " + std::to_string(arguments.size()),
                 name.position, "invalid-arity");
            return {};
        }
        Node call = make(NodeType::Call, name.position, std::move(arguments));
        call.function = function;
        return call;
    }

    Node parseArgument()
    {
        if (!peekIs(TokenType::Ampersand)) {
            return parseExpression(nothing);
        }
        const Token token = take();
        return join(NodeType::ExpressionReference, token.position, parseExpression(nothing));
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_nesting = 0;
    int m_wrappers = 0;
    std::optional<Error> m_error;
};

} // namespace

Result<Node> parse(std::string_view text)
{
    auto tokens = tokenize(text);
    if (!tokens) {
        return std::move(tokens).error();
    }
    return Parser(std::move(*tokens)).run();
}

} // namespace botoscope::jmespath
