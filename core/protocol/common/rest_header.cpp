#include "core/protocol/common/rest_header.h"

#include "core/base/encoding.h"
#include "core/base/json.h"

namespace botoscope::protocol {

namespace {

std::string quotedItem(const std::string& text)
{
    if (text.find_first_of("\",") == std::string::npos) {
        return text;
    }
    std::string out = "\"";
    for (const char c : text) {
        out += c == '"' ? "\\\"" : std::string(1, c);
    }
    return out + "\"";
}

std::string listText(const Value& value, const model::ShapeRef& member, bool milliseconds, Failure& failure)
{
    const bool texts = member.type() == model::ShapeType::String;
    std::string out;
    bool first = true;
    for (const Value& item : value.list()) {
        if (item.isNull()) {
            continue;
        }
        if (texts && !item.isString()) {
            failure.wrongKind("an item of a header", "text", item);
        }
        out += first ? "" : ",";
        out += texts ? quotedItem(item.toString()) : headerText(item, member, milliseconds, failure);
        first = false;
    }
    return out;
}

} // namespace

bool isJsonValueHeader(model::ShapeType type, const model::Traits& traits)
{
    return traits.jsonvalue && traits.location == model::Location::Header && type == model::ShapeType::String;
}

std::string headerText(const Value& value, const model::ShapeRef& ref, bool milliseconds, Failure& failure)
{
    if (ref.type() == model::ShapeType::List) {
        if (!value.isList()) {
            failure.wrongKind("a header", "a list", value);
        }
        return listText(value, ref.shape().listMember, milliseconds, failure);
    }
    if (isJsonValueHeader(ref.type(), ref.traits())) {
        return base64Encode(writeJson(value, JsonStyle::Compact));
    }
    if (ref.type() == model::ShapeType::Structure || ref.type() == model::ShapeType::Map) {
        failure.report(ErrorCode::ModelDefect, "a header can't hold " + std::string(shapeTypeName(ref.type())));
        return {};
    }
    const ScalarRules rules{TimeFormat::Rfc822, milliseconds, true};
    return scalarText(value, ref, rules, failure);
}

} // namespace botoscope::protocol
