#include "core/protocol/json/json_body.h"

#include "core/base/json.h"

#include <cmath>

namespace botoscope::protocol {

namespace {

bool isScalarOf(const Value& value, model::ShapeType type)
{
    switch (type) {
    case model::ShapeType::Boolean:
        return value.isBool();
    case model::ShapeType::String:
        return value.isString();
    default:
        return value.isInt() || value.isBool();
    }
}

bool isJsonData(const Value& value)
{
    if (value.isBlob() || value.isTimestamp()) {
        return false;
    }
    const auto bad = [](const Value& item) { return !isJsonData(item); };
    return std::none_of(value.list().begin(), value.list().end(), bad) &&
           std::none_of(value.map().begin(), value.map().end(), [&](const auto& entry) { return bad(entry.value); });
}

} // namespace

std::string JsonBody::write(const Value& value, const model::Shape& shape)
{
    return writeJson(structure(value, shape), JsonStyle::Python);
}

std::string JsonBody::write(const Value& value, const model::ShapeRef& ref)
{
    return writeJson(convert(value, ref), JsonStyle::Python);
}

Value JsonBody::convert(const Value& value, const model::ShapeRef& ref)
{
    switch (ref.type()) {
    case model::ShapeType::Structure:
        return structure(value, ref.shape());
    case model::ShapeType::List:
        return list(value, ref.shape());
    case model::ShapeType::Map:
        return map(value, ref.shape());
    case model::ShapeType::Timestamp:
        return timeValue(value, ref.traits(), m_rules, m_failure);
    case model::ShapeType::Blob:
        return blobText(value, m_failure);
    case model::ShapeType::Float:
    case model::ShapeType::Double:
        return number(value);
    default:
        return plain(value, ref.type());
    }
}

Value JsonBody::structure(const Value& value, const model::Shape& shape)
{
    if (shape.isDocument) {
        return document(value);
    }
    if (!value.isMap()) {
        m_failure.wrongKind(shape.name, "a structure", value);
    }
    Map out;
    out.reserve(value.size());
    for (const auto& [key, item] : value.map()) {
        const model::Member* member = shape.member(key);
        if (!member) {
            m_failure.unknownMember(key, shape.name);
            break;
        }
        const std::string& wireName = member->ref.traits().locationName;
        out.set(wireName.empty() ? member->name : Name(wireName), convert(item, member->ref));
    }
    return out;
}

Value JsonBody::list(const Value& value, const model::Shape& shape)
{
    if (!value.isList()) {
        m_failure.wrongKind(shape.name, "a list", value);
    }
    List out;
    out.reserve(value.size());
    for (const Value& item : value.list()) {
        out.push_back(convert(item, shape.listMember));
    }
    return out;
}

Value JsonBody::map(const Value& value, const model::Shape& shape)
{
    if (!value.isMap()) {
        m_failure.wrongKind(shape.name, "a map", value);
    }
    Map out;
    out.reserve(value.size());
    for (const auto& [key, item] : value.map()) {
        out.append(key, convert(item, shape.mapValue));
    }
    return out;
}

Value JsonBody::number(const Value& value)
{
    if (value.isDouble() && !std::isfinite(value.toDouble())) {
        return doubleToText(value.toDouble());
    }
    if (!value.isNumber() && !value.isBool()) {
        m_failure.wrongKind("a float", "a number", value);
    }
    return value;
}

/// A null passes through, as it does in botocore.
Value JsonBody::plain(const Value& value, model::ShapeType type)
{
    if (!value.isNull() && !isScalarOf(value, type)) {
        m_failure.wrongKind("a value", std::string("of type ") + std::string(model::shapeTypeName(type)), value);
    }
    return value;
}

Value JsonBody::document(const Value& value)
{
    if (!isJsonData(value)) {
        m_failure.report(ErrorCode::ParamValidation, "a document can't hold bytes or timestamps");
    }
    return value;
}

} // namespace botoscope::protocol
