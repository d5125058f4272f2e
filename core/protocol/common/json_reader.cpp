#include "core/protocol/common/json_reader.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/protocol/common/json_nodes.h"
#include "core/protocol/common/json_walk.h"

namespace botoscope::protocol {

namespace {

Error tooDeep()
{
    return Error(ErrorCode::ResponseParser, "Unable to parse the response: its JSON is nested too deeply");
}

Error notUtf8()
{
    return Error(ErrorCode::ResponseParser, "Unable to parse the response: its JSON is not valid UTF-8");
}

constexpr std::size_t keptBodySize = 64 * 1024;

/// The parser of small bodies, one a thread, whose buffers are used again.
simdjson::dom::parser& keptParser()
{
    thread_local simdjson::dom::parser parser;
    return parser;
}

/// What simdjson refused: JSON with numbers it can't hold, or something else entirely.
Result<Value> readOddBody(const std::string& body)
{
    if (!isValidUtf8(body)) {
        return notUtf8();
    }
    auto value = parseJson(body, JsonGrammar::Python);
    if (value) {
        return value;
    }
    if (value.error().get("reason") == "depth") {
        return tooDeep();
    }
    return Value::object({{"message", body}});
}

} // namespace

Result<Value> readJsonBody(const std::string& body)
{
    if (body.empty()) {
        return Value(Map());
    }
    return readOddBody(body);
}

Result<Value> readJsonBody(const std::string& body, const model::Shape& shape, const model::Traits& traits,
                           JsonRules rules)
{
    if (!body.empty()) {
        std::optional<simdjson::dom::parser> large; // needs many times the body's size: not kept
        simdjson::dom::parser& parser = body.size() <= keptBodySize ? keptParser() : large.emplace();
        simdjson::dom::element root;
        if (!parser.parse(body).get(root)) {
            return JsonWalk<DomNode>(rules).read(shape, traits, root);
        }
    }
    const auto value = readJsonBody(body);
    if (!value) {
        return value.error();
    }
    return JsonWalk<ValueNode>(rules).read(shape, traits, ValueNode(*value));
}

} // namespace botoscope::protocol
