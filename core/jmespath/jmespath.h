#pragma once
#include "core/base/result.h"
#include "core/base/value.h"

#include <memory>
#include <string>
#include <string_view>

namespace botoscope::jmespath {

struct Node;

/// How much an evaluation may do. Nested projections multiply their work and multi-selects their result, so a short
/// expression could take for ever; jmespath.py lets it.
struct Limits {
    std::size_t steps = 100'000'000; ///< about one for each value or four bytes of text looked at or made
};

/// A compiled JMESPath expression (jmespath.org specification; where that is silent, as jmespath.py, which botocore
/// uses: strings can be ordered, text between backticks need not be JSON). Immutable, cheap to copy, thread-safe.
///
/// Of kinds JSON does not have, timestamps count as their ISO 8601 text and blobs as base64 text wherever an expression
/// looks at them; passed through, they stay what they are. Results keep the order of keys.
class Expression {
public:
    /// Error: InvalidExpression, as compile's; kind "too-large" when the limits are reached.
    Result<Value> search(const Value& document, Limits limits = {}) const;
    const std::string& text() const { return *m_text; }

private:
    friend Result<Expression> compile(std::string_view text);
    Expression(std::string_view text, std::shared_ptr<const Node> root);

    std::shared_ptr<const std::string> m_text;
    std::shared_ptr<const Node> m_root;
};

/// Error: InvalidExpression with the context "kind" (syntax, unknown-function, invalid-arity, invalid-type or
/// invalid-value, the specification's words) and "position" (bytes from the start of the text). Functions that do not
/// exist, wrong numbers of arguments and a slice step of 0 are found here; wrong types by search.
Result<Expression> compile(std::string_view text);

/// compile and search in one, for an expression used once.
Result<Value> search(std::string_view text, const Value& document);

} // namespace botoscope::jmespath
