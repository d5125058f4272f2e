#include "core/protocol/cbor/cbor_parser.h"

#include "core/protocol/cbor/cbor_decoder.h"
#include "core/protocol/common/read_failure.h"
#include "core/protocol/common/response_parts.h"
#include "core/protocol/event_stream/initial_response.h"

namespace botoscope::protocol {

namespace {

/// Entries of maps that are null count as absent, as in botocore.
void dropNulls(Value& value)
{
    if (value.isMap()) {
        Map kept;
        for (auto& [key, item] : value.editMap()) {
            if (!item.isNull()) {
                dropNulls(item);
                kept.append(key, std::move(item));
            }
        }
        value = Value(std::move(kept));
    } else if (value.isList()) {
        for (Value& item : value.editList()) {
            dropNulls(item);
        }
    }
}

Result<Value> decodeBody(const std::string& body)
{
    auto decoded = body.empty() ? Result<Value>(Value(Map())) : decodeCbor(body);
    if (decoded) {
        dropNulls(*decoded);
    }
    return decoded;
}

/// Fits a decoded value to a shape, in place of the value.
class Fitter {
public:
    Result<Value> fit(const model::Shape& shape, Value value)
    {
        if (!fitTo(shape, value)) {
            return m_failure.error();
        }
        return value;
    }

private:
    bool fitTo(const model::Shape& shape, Value& value)
    {
        if (shape.type == model::ShapeType::Structure) {
            return fitStructure(shape, value);
        }
        return shape.type != model::ShapeType::List || fitList(shape, value);
    }

    bool fitStructure(const model::Shape& shape, Value& value)
    {
        if (!value.isMap()) {
            return m_failure.set("expected a map");
        }
        if (shape.isUnion) {
            const std::size_t count = value.size() - (value.find("__type") ? 1 : 0);
            if (count != 1) {
                return m_failure.set("the union " + shape.name.str() + " must have exactly one member set, it has " +
                                     std::to_string(count));
            }
        }
        Map fitted;
        Map& source = value.editMap();
        for (const model::Member& member : shape.members) {
            Value* item = source.find(member.name.view()); // by member name: CBOR knows no locationName
            if (!item || item->isNull()) {
                continue;
            }
            if (!fitTo(member.ref.shape(), *item)) {
                return m_failure.inMember(member.name.view());
            }
            fitted.append(member.name, std::move(*item));
        }
        value = Value(std::move(fitted));
        return true;
    }

    bool fitList(const model::Shape& shape, Value& value)
    {
        if (!value.isList()) {
            return m_failure.set("expected an array");
        }
        const model::Shape& itemShape = shape.listMember.shape();
        List& items = value.editList();
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!items[i].isNull() && !fitTo(itemShape, items[i])) {
                return m_failure.inItem(i);
            }
        }
        return true;
    }

    ReadFailure m_failure;
};

} // namespace

Result<Value> CborParser::parseBody(const std::string& body, const model::Shape& shape, const model::Traits&) const
{
    auto decoded = decodeBody(body);
    return decoded ? Fitter().fit(shape, *std::move(decoded)) : decoded;
}

Result<Value> CborParser::parseOutput(const http::Response& response, const model::Shape* shape,
                                      const model::Traits* traits) const
{
    if (!shape) {
        return Value(Map()); // botocore tells no request id here
    }
    Result<Value> parsed = shape->eventStreamMember() ? parseInitialResponse(*this, response, *shape, *traits)
                                                      : parseBody(bodyOf(response), *shape, *traits);
    if (parsed) {
        Value metadata = Map();
        addRequestId(response.headers, metadata);
        parsed->set("ResponseMetadata", std::move(metadata));
    }
    return parsed;
}

Result<Value> CborParser::parseException(const http::Response& response, const model::Shape& shape) const
{
    return parseBody(bodyOf(response), shape, shape.traits);
}

Result<Value> CborParser::parseError(const http::Response& response) const
{
    const auto body = decodeBody(bodyOf(response));
    return body ? errorFromBody(response, *body) : body;
}

} // namespace botoscope::protocol
