#include "core/protocol/event_stream/initial_response.h"

#include "core/protocol/event_stream/message.h"

namespace botoscope::protocol {

Result<Value> parseInitialResponse(const Parser& parser, const http::Response& response, const model::Shape& shape,
                                   const model::Traits& traits)
{
    EventDecoder decoder;
    decoder.append(response.bodyView());
    const auto first = decoder.next();
    if (!first) {
        return first.error();
    }
    if (!*first || (*first)->text(":event-type") != "initial-response") {
        return Error(ErrorCode::ResponseParser, "First event was not of type initial-response");
    }
    Result<Value> parsed = parser.parseEvent((*first)->payload, shape, traits);
    if (parsed) {
        parsed->set(shape.eventStreamMember()->name, Blob(std::string(decoder.rest())));
    }
    return parsed;
}

} // namespace botoscope::protocol
