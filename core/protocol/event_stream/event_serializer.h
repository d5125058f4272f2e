#pragma once
#include "core/model/shape.h"
#include "core/protocol/event_stream/message.h"

namespace botoscope::protocol {

/// A message of a JSON service's event: {"<event>": {members}}, exactly one, by the stream's shape. Members go into
/// headers or the payload as the model says; events that are exceptions say so. Error: ParamValidation,
/// InvalidArgument (a header that does not fit its type).
Result<EventMessage> serializeEvent(const Value& event, const model::Shape& stream);

} // namespace botoscope::protocol
