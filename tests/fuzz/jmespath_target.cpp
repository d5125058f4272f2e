// JMESPath: an expression in the first line, a JSON document in the others.
#include "core/base/json.h"
#include "core/jmespath/jmespath.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <array>

namespace botoscope::fuzz {

namespace {

void checkError(const Error& error, std::size_t size)
{
    constexpr std::array<std::string_view, 6> kinds = {"syntax",       "unknown-function", "invalid-arity",
                                                       "invalid-type", "invalid-value",    "too-large"};
    expect(error.code == ErrorCode::InvalidExpression, "an expression's failure is its own");
    expect(std::find(kinds.begin(), kinds.end(), error.get("kind")) != kinds.end(), "the kind is one of those known");
    expect(std::stoul(std::string(error.get("position"))) <= size, "the position lies in the expression");
}

} // namespace

void runOne(std::string_view bytes)
{
    Input input(bytes);
    const std::string_view text = input.line();
    const auto expression = jmespath::compile(text);
    if (!expression) {
        checkError(expression.error(), text.size());
        return;
    }
    static const Value sample = *parseJson(R"({"a": [{"b": 1, "c": "x"}, {"b": 2.5, "c": "y"}], "d": {"e": null}})");
    const auto document = parseJson(input.rest(), JsonGrammar::Python);
    const jmespath::Limits limits{200'000};
    const auto result = expression->search(document ? *document : sample, limits);
    if (!result) {
        checkError(result.error(), text.size());
        return;
    }
    const auto again = expression->search(document ? *document : sample, limits);
    expect(again && writeJson(*again) == writeJson(*result), "the same question has the same answer");
}

} // namespace botoscope::fuzz
