#include "core/jmespath/semantics.h"

#include "core/base/encoding.h"
#include "core/base/time_format.h"

#include <cmath>

namespace botoscope::jmespath {

namespace {

bool equalLists(const List& a, const List& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Value& x, const Value& y) { return equals(x, y); });
}

bool equalMaps(const Map& a, const Map& b)
{
    return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&b](const Map::Entry& entry) {
               const Value* other = b.find(entry.key);
               return other && equals(entry.value, *other);
           });
}

std::optional<std::strong_ordering> compareNumbers(const Value& a, const Value& b)
{
    if (a.isInt() && b.isInt()) {
        return a.toInt() <=> b.toInt();
    }
    const double x = a.toDouble();
    const double y = b.toDouble();
    if (std::isnan(x) || std::isnan(y)) {
        return std::nullopt;
    }
    return x < y ? std::strong_ordering::less : x > y ? std::strong_ordering::greater : std::strong_ordering::equal;
}

} // namespace

bool isText(const Value& value)
{
    return value.isString() || value.isBlob() || value.isTimestamp();
}

std::string textOf(const Value& value)
{
    if (value.isBlob()) {
        return base64Encode(value.toBlob().view());
    }
    return value.isTimestamp() ? formatIso8601Offset(value.toTimestamp()) : value.toString();
}

std::string_view typeName(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return "null";
    case Value::Kind::Bool:
        return "boolean";
    case Value::Kind::Int:
    case Value::Kind::Double:
        return "number";
    case Value::Kind::List:
        return "array";
    case Value::Kind::Map:
        return "object";
    default:
        return "string";
    }
}

std::size_t weightOf(const Value& value, std::size_t limit)
{
    constexpr std::size_t bytesOfStep = 4;
    std::size_t weight = 1;
    if (value.isString()) {
        weight += value.toString().size() / bytesOfStep;
    } else if (value.isBlob()) {
        weight += value.toBlob().view().size() / bytesOfStep;
    }
    for (auto item = value.list().begin(); item != value.list().end() && weight < limit; ++item) {
        weight += weightOf(*item, limit - weight);
    }
    for (const auto* entry = value.map().begin(); entry != value.map().end() && weight < limit; ++entry) {
        weight += weightOf(entry->value, limit - weight);
    }
    return weight;
}

bool isFalse(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return true;
    case Value::Kind::Bool:
        return !value.toBool();
    case Value::Kind::String:
        return value.toString().empty();
    case Value::Kind::Blob:
        return value.toBlob().view().empty();
    case Value::Kind::List:
    case Value::Kind::Map:
        return value.size() == 0;
    default:
        return false;
    }
}

bool equals(const Value& a, const Value& b)
{
    if (Value::identical(a, b)) {
        return true;
    }
    if (a.isNumber() && b.isNumber()) {
        return compareNumbers(a, b) == std::strong_ordering::equal;
    }
    if (a.kind() != b.kind() && isText(a) && isText(b)) {
        return textOf(a) == textOf(b);
    }
    if (a.kind() != b.kind()) {
        return false;
    }
    if (a.isList()) {
        return equalLists(a.list(), b.list());
    }
    return a.isMap() ? equalMaps(a.map(), b.map()) : a == b;
}

std::optional<std::strong_ordering> compare(const Value& a, const Value& b)
{
    if (a.isNumber() && b.isNumber()) {
        return compareNumbers(a, b);
    }
    if (a.isTimestamp() && b.isTimestamp()) {
        return a.toTimestamp() <=> b.toTimestamp();
    }
    // UTF-8 sorts as its code points do.
    if (a.isString() && b.isString()) {
        return a.toString().compare(b.toString()) <=> 0;
    }
    return isText(a) && isText(b) ? std::optional(textOf(a).compare(textOf(b)) <=> 0) : std::nullopt;
}

} // namespace botoscope::jmespath
