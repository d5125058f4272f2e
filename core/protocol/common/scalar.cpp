#include "core/protocol/common/scalar.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/protocol/common/python_text.h"

namespace botoscope::protocol {

namespace {

bool fits(const Value& value, model::ShapeType type)
{
    switch (type) {
    case model::ShapeType::Integer:
    case model::ShapeType::Long:
        return value.isInt() || value.isBool();
    case model::ShapeType::String:
        return value.isString();
    default:
        return false;
    }
}

std::string plainText(const Value& value, model::ShapeType type, Failure& failure)
{
    if (!fits(value, type)) {
        failure.wrongKind("a value", std::string("of type ") + std::string(model::shapeTypeName(type)), value);
        return {};
    }
    return pythonText(value);
}

std::string boolText(const Value& value, Failure& failure)
{
    if (!value.isBool()) {
        failure.wrongKind("a boolean", "true or false", value);
    }
    return value.toBool() ? "true" : "false";
}

} // namespace

Value timeValue(const Value& value, const model::Traits& traits, const ScalarRules& rules, Failure& failure)
{
    auto time = momentOf(value);
    if (!time) {
        failure.wrongKind("a timestamp", "a moment, epoch seconds or a timestamp text", value);
        return {};
    }
    if (rules.wholeSeconds) {
        time = Timestamp::fromSeconds(time->seconds());
    }
    TimeFormat format = rules.timeFormat;
    if (!traits.timestampFormat.empty()) {
        const auto named = timeFormatNamed(traits.timestampFormat);
        if (!named) {
            failure.report(ErrorCode::ModelDefect, "unknown timestampFormat \"" + traits.timestampFormat + "\"");
            return {};
        }
        format = *named;
    }
    return wireTime(*time, format, rules.milliseconds);
}

std::string rawBytes(const Value& value, Failure& failure)
{
    if (value.isBlob()) {
        return std::string(value.toBlob().view());
    }
    if (!value.isString()) {
        failure.wrongKind("a blob", "bytes or text", value);
    }
    return value.toString();
}

std::string blobText(const Value& value, Failure& failure)
{
    if (value.isBlob()) {
        return base64Encode(value.toBlob().view());
    }
    if (!value.isString()) {
        failure.wrongKind("a blob", "bytes or text", value);
    }
    return base64Encode(value.toString());
}

std::string floatText(const Value& value, Failure& failure)
{
    if (value.isDouble()) {
        return doubleToText(value.toDouble());
    }
    if (!value.isInt() && !value.isBool()) {
        failure.wrongKind("a float", "a number", value);
    }
    return pythonText(value);
}

std::string scalarText(const Value& value, const model::ShapeRef& ref, const ScalarRules& rules, Failure& failure)
{
    const model::ShapeType type = ref.type();
    switch (type) {
    case model::ShapeType::Boolean:
        return boolText(value, failure);
    case model::ShapeType::Blob:
        return blobText(value, failure);
    case model::ShapeType::Timestamp:
        return pythonText(timeValue(value, ref.traits(), rules, failure));
    case model::ShapeType::Float:
    case model::ShapeType::Double:
        return floatText(value, failure);
    default:
        return plainText(value, type, failure);
    }
}

} // namespace botoscope::protocol
