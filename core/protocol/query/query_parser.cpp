#include "core/protocol/query/query_parser.h"

#include "core/protocol/common/response_parts.h"

namespace botoscope::protocol {

Result<Value> QueryParser::parseBody(const std::string& body, const model::Shape& shape,
                                     const model::Traits& traits) const
{
    const auto tree = XmlTree::parse(body);
    if (!tree) {
        return tree.error();
    }
    return readXml(*tree, tree->root(), shape, traits, m_errorRoot);
}

Result<Value> QueryParser::parseOutput(const http::Response& response, const model::Shape* shape,
                                       const model::Traits* traits) const
{
    const auto tree = XmlTree::parse(response.bodyView());
    if (!tree) {
        return tree.error();
    }
    Result<Value> parsed = Value(Map());
    if (shape) {
        const std::string& wrapper = traits->resultWrapper;
        const XmlNode* start = wrapper.empty() ? &tree->root() : tree->root().child(wrapper);
        if (!start) {
            Error error(ErrorCode::ResponseParser, "Unable to parse the response: it has no element " + wrapper);
            return error.with("element", wrapper);
        }
        parsed = readXml(*tree, *start, *shape, *traits, m_errorRoot);
    }
    if (Value metadata = readMetadata(tree->root()); parsed && !metadata.isNull()) {
        parsed->set("ResponseMetadata", std::move(metadata));
    }
    return parsed;
}

Result<Value> QueryParser::parseException(const http::Response& response, const model::Shape& shape) const
{
    return parseBody(bodyOf(response), shape, shape.traits);
}

/// The whole document becomes the result: {"Errors": {"Error": …}} is lifted, RequestId goes to the metadata.
Result<Value> QueryParser::parseError(const http::Response& response) const
{
    const auto tree = XmlTree::parse(response.bodyView());
    if (!tree) {
        return tree.error();
    }
    Value parsed = readXmlMap(tree->root());
    if (parsed.find("Errors")) {
        const Value errors = parsed["Errors"];
        parsed.erase("Errors");
        for (const auto& [name, value] : errors.map()) {
            parsed.set(name, value);
        }
    }
    if (parsed.find("RequestId")) {
        Value metadata = Value::object({{"RequestId", parsed["RequestId"]}});
        parsed.erase("RequestId");
        parsed.set("ResponseMetadata", std::move(metadata));
    }
    return parsed;
}

Value QueryParser::readMetadata(const XmlNode& root) const
{
    const XmlNode* metadata = root.child("ResponseMetadata");
    if (!metadata) {
        return {};
    }
    Map map;
    for (const XmlNode* child = metadata->firstChild; child; child = child->nextSibling) {
        if (!map.contains(child->tag)) {
            map.append(Name(child->tag), child->text.empty() ? Value() : Value(child->text));
        }
    }
    return map;
}

} // namespace botoscope::protocol
