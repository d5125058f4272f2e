#pragma once
#include "core/protocol/common/scalar.h"

#include <string>

namespace botoscope::protocol {

/// True for a member whose value, whatever it is, travels as base64 of its JSON text in a header.
bool isJsonValueHeader(model::ShapeType type, const model::Traits& traits);

/// A header member's text (§4.5): lists joined with ",", items with "," or quotes in them quoted, nulls left out;
/// timestamps in whole seconds, RFC 822 unless the model says otherwise.
std::string headerText(const Value& value, const model::ShapeRef& ref, bool milliseconds, Failure& failure);

} // namespace botoscope::protocol
