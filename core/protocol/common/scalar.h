#pragma once
#include "core/model/shape.h"
#include "core/protocol/common/failure.h"
#include "core/protocol/common/wire_time.h"

#include <string>

namespace botoscope::protocol {

/// What decides how a protocol writes scalars.
struct ScalarRules {
    TimeFormat timeFormat = TimeFormat::Iso8601; ///< where the model names none
    bool milliseconds = false;                   ///< SerializerOptions::millisecondTimestamps
    bool wholeSeconds = false;                   ///< headers drop what is below a second first
};

/// A timestamp parameter on the wire, in the model's format or the rules'.
Value timeValue(const Value& value, const model::Traits& traits, const ScalarRules& rules, Failure& failure);

/// Base64 of a blob parameter; a text stands for its UTF-8 bytes.
std::string blobText(const Value& value, Failure& failure);

/// Bytes of a blob or text parameter as they are.
std::string rawBytes(const Value& value, Failure& failure);

/// A float as "NaN", "Infinity", "-Infinity" or a number's text.
std::string floatText(const Value& value, Failure& failure);

/// A scalar as text, as forms, URIs, headers and XML carry it: true/false, base64, times by the rules, numbers as
/// Python prints them. A bool where an integer belongs prints True or False, as botocore's does.
std::string scalarText(const Value& value, const model::ShapeRef& ref, const ScalarRules& rules, Failure& failure);

} // namespace botoscope::protocol
