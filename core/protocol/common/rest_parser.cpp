#include "core/protocol/common/rest_parser.h"

#include "core/base/encoding.h"

namespace botoscope::protocol {

namespace {

/// A union as payload has no body where none of its members is set (botocore refuses the answer, ADR 24).
bool isUnsetUnion(const http::Response& response, const model::Member& payload)
{
    return bodyOf(response).empty() && payload.ref.type() == model::ShapeType::Structure &&
           payload.ref.shape().isUnion && !payload.ref.traits().eventstream;
}

} // namespace

Result<Value> RestParser::parseOutput(const http::Response& response, const model::Shape* shape,
                                      const model::Traits* traits) const
{
    Map parsed;
    parsed.append("ResponseMetadata", restMetadata(response.headers));
    if (shape) {
        if (auto read = readMembers(response, *shape, *traits, parsed); !read) {
            return std::move(read).error();
        }
    }
    return Value(std::move(parsed));
}

Result<Value> RestParser::parseException(const http::Response& response, const model::Shape& shape) const
{
    Map parsed;
    if (auto read = readMembers(response, shape, shape.traits, parsed); !read) {
        return std::move(read).error();
    }
    return Value(std::move(parsed));
}

Result<void> RestParser::readMembers(const http::Response& response, const model::Shape& shape,
                                     const model::Traits& traits, Map& out) const
{
    if (auto read = readHeaderMembers(response, shape, m_booleans, out); !read) {
        return read;
    }
    const model::Member* payload = traits.payload.empty() ? nullptr : shape.member(traits.payload);
    if (payload && isUnsetUnion(response, *payload)) {
        return {};
    }
    if (payload) {
        auto value = readPayload(response, *payload);
        if (!value) {
            return std::move(value).error();
        }
        out.set(payload->name, *std::move(value));
        return {};
    }
    auto body = readBody(response, shape, traits);
    if (!body) {
        return std::move(body).error();
    }
    if (!body->isMap()) {
        return Error(ErrorCode::ResponseParser, "Unable to parse the response: its body is not a structure");
    }
    for (auto& [name, value] : body->editMap()) {
        out.set(name, std::move(value));
    }
    return {};
}

Result<Value> RestParser::readPayload(const http::Response& response, const model::Member& payload) const
{
    const bool raw = payload.ref.traits().eventstream || payload.ref.type() == model::ShapeType::Blob;
    if (raw) {
        return Value(response.body ? Blob(response.body) : Blob());
    }
    if (payload.ref.type() != model::ShapeType::String) {
        return readBody(response, payload.ref.shape(), payload.ref.traits());
    }
    if (!isValidUtf8(response.bodyView())) {
        Error error(ErrorCode::ResponseParser, "Unable to parse the response: its text is not valid UTF-8");
        return error.with("path", "." + payload.name.str());
    }
    return Value(response.bodyView());
}

} // namespace botoscope::protocol
