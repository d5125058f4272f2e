#pragma once
#include "core/protocol/event_stream/message.h"
#include "core/protocol/parser.h"

#include <optional>
#include <string_view>
#include <vector>

namespace botoscope::protocol {

/// What one message of a stream means: {"<event>": {members}}, or {"Error": {"Code", "Message"}} where the service ends
/// the stream with an exception (data, not a failure of ours).
struct StreamEvent {
    Value value;
    bool isError = false;
};

/// A message by the stream's shape (§4.8). nullopt for an event the model does not know: botocore drops it. Stricter
/// than botocore, as the specification demands: ":message-type" must be there, and ":event-type" with events. Error:
/// ResponseParser.
Result<std::optional<StreamEvent>> parseEvent(const Parser& parser, const EventMessage& message,
                                              const model::Shape& stream);

/// All events of a complete stream, up to the first that is an error; an incomplete message at the end is ignored.
/// Error: ResponseParser.
Result<std::vector<StreamEvent>> parseEvents(const Parser& parser, std::string_view frames, const model::Shape& stream);

} // namespace botoscope::protocol
