#include "core/jmespath/jmespath.h"

#include "core/jmespath/interpreter.h"
#include "core/jmespath/parser.h"

namespace botoscope::jmespath {

Expression::Expression(std::string_view text, std::shared_ptr<const Node> root)
    : m_text(std::make_shared<const std::string>(text)), m_root(std::move(root))
{
}

Result<Value> Expression::search(const Value& document, Limits limits) const
{
    Interpreter interpreter(limits.steps);
    Value value = interpreter.run(*m_root, document);
    if (interpreter.failed()) {
        return interpreter.takeError();
    }
    return value;
}

Result<Expression> compile(std::string_view text)
{
    auto root = parse(text);
    if (!root) {
        return std::move(root).error().with("expression", std::string(text));
    }
    return Expression(text, std::make_shared<const Node>(std::move(*root)));
}

Result<Value> search(std::string_view text, const Value& document)
{
    const auto expression = compile(text);
    if (!expression) {
        return expression.error();
    }
    return expression->search(document);
}

} // namespace botoscope::jmespath
