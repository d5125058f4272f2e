#include "core/protocol/cbor/cbor_body.h"

#include <bit>
#include <cmath>

namespace botoscope::protocol {

namespace {

enum MajorType : unsigned { Unsigned = 0, Negative = 1, Bytes = 2, Text = 3, Array = 4, Dictionary = 5, Tag = 6 };

constexpr unsigned char falseByte = 0xF4;
constexpr unsigned char trueByte = 0xF5;
constexpr unsigned char halfFloat = 0xF9;
constexpr unsigned char singleFloat = 0xFA;
constexpr unsigned char doubleFloat = 0xFB;

} // namespace

std::string CborBody::write(const Value& value, const model::ShapeRef& ref)
{
    add(value, ref);
    return std::move(m_out);
}

void CborBody::add(const Value& value, const model::ShapeRef& ref)
{
    switch (ref.type()) {
    case model::ShapeType::Structure:
        addStructure(value, ref.shape());
        break;
    case model::ShapeType::List:
        addList(value, ref.shape());
        break;
    case model::ShapeType::Map:
        addMap(value, ref.shape());
        break;
    default:
        addScalar(value, ref);
    }
}

void CborBody::addStructure(const Value& value, const model::Shape& shape)
{
    if (!value.isMap()) {
        m_failure.wrongKind(shape.name, "a structure", value);
    }
    const Map& map = value.map();
    const auto present = std::count_if(map.begin(), map.end(), [](const auto& entry) { return !entry.value.isNull(); });
    addHead(Dictionary, static_cast<std::uint64_t>(present));
    for (const auto& [key, item] : map) {
        const model::Member* member = shape.member(key);
        if (!member) {
            m_failure.unknownMember(key, shape.name);
            return;
        }
        if (!item.isNull()) {
            addText(member->wireName());
            add(item, member->ref);
        }
    }
}

void CborBody::addList(const Value& value, const model::Shape& shape)
{
    if (!value.isList()) {
        m_failure.wrongKind(shape.name, "a list", value);
    }
    addHead(Array, value.list().size());
    for (const Value& item : value.list()) {
        add(item, shape.listMember);
    }
}

void CborBody::addMap(const Value& value, const model::Shape& shape)
{
    if (!value.isMap()) {
        m_failure.wrongKind(shape.name, "a map", value);
    }
    addHead(Dictionary, value.map().size());
    for (const auto& [key, item] : value.map()) {
        addText(key);
        add(item, shape.mapValue);
    }
}

void CborBody::addScalar(const Value& value, const model::ShapeRef& ref)
{
    switch (ref.type()) {
    case model::ShapeType::Boolean:
        if (!value.isBool()) {
            m_failure.wrongKind("a boolean", "true or false", value);
        }
        m_out += static_cast<char>(value.toBool() ? trueByte : falseByte);
        break;
    case model::ShapeType::Blob: {
        const std::string bytes = rawBytes(value, m_failure);
        addHead(Bytes, bytes.size());
        m_out += bytes;
        break;
    }
    case model::ShapeType::Timestamp:
        addTime(value);
        break;
    case model::ShapeType::Float:
    case model::ShapeType::Double:
        addFloat(value, ref.type() == model::ShapeType::Double);
        break;
    case model::ShapeType::String:
        if (!value.isString()) {
            m_failure.wrongKind("a value", "of type string", value);
        }
        addText(value.toString());
        break;
    default:
        if (!value.isInt() && !value.isBool()) {
            m_failure.wrongKind("a value", "of type integer", value);
        }
        addInteger(value.isBool() ? (value.toBool() ? 1 : 0) : value.toInt());
    }
}

void CborBody::addInteger(std::int64_t number)
{
    if (number >= 0) {
        addHead(Unsigned, static_cast<std::uint64_t>(number));
    } else {
        addHead(Negative, static_cast<std::uint64_t>(-1 - number));
    }
}

void CborBody::addFloat(const Value& value, bool isDouble)
{
    if (!value.isNumber() && !value.isBool()) {
        m_failure.wrongKind("a float", "a number", value);
    }
    const double number = value.isBool() ? (value.toBool() ? 1 : 0) : value.toDouble();
    if (!std::isfinite(number)) {
        m_out += static_cast<char>(halfFloat);
        addBigEndian(std::isnan(number) ? 0x7E00 : number > 0 ? 0x7C00 : 0xFC00, 2);
    } else if (isDouble) {
        m_out += static_cast<char>(doubleFloat);
        addBigEndian(std::bit_cast<std::uint64_t>(number), 8);
    } else if (std::isinf(static_cast<float>(number))) {
        m_failure.report(ErrorCode::ParamValidation, "a number is too large for a 32-bit float");
    } else {
        m_out += static_cast<char>(singleFloat);
        addBigEndian(std::bit_cast<std::uint32_t>(static_cast<float>(number)), 4);
    }
}

void CborBody::addText(std::string_view text)
{
    addHead(Text, text.size());
    m_out += text;
}

/// Seconds before 1970, which botocore can't write at all, become a negative integer.
void CborBody::addTime(const Value& value)
{
    const auto time = momentOf(value);
    if (!time) {
        m_failure.wrongKind("a timestamp", "a moment, epoch seconds or a timestamp text", value);
        return;
    }
    addHead(Tag, 1);
    addInteger(time->seconds());
}

void CborBody::addHead(unsigned majorType, std::uint64_t argument)
{
    const auto first = [&](unsigned info) { m_out += static_cast<char>(majorType << 5 | info); };
    if (argument < 24) {
        first(static_cast<unsigned>(argument));
    } else if (argument <= 0xFF) {
        first(24);
        addBigEndian(argument, 1);
    } else if (argument <= 0xFFFF) {
        first(25);
        addBigEndian(argument, 2);
    } else if (argument <= 0xFFFFFFFF) {
        first(26);
        addBigEndian(argument, 4);
    } else {
        first(27);
        addBigEndian(argument, 8);
    }
}

void CborBody::addBigEndian(std::uint64_t number, int bytes)
{
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
        m_out += static_cast<char>((number >> shift) & 0xFF);
    }
}

} // namespace botoscope::protocol
