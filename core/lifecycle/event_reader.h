#pragma once
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/http/body_stream.h"
#include "core/protocol/event_stream/events.h"

#include <memory>
#include <optional>

namespace botoscope::lifecycle {

/// The events of an operation's output as they arrive (botocore's EventStream). Parser and shape outlive it.
class EventReader {
public:
    EventReader(std::shared_ptr<http::BodyStream> stream, const protocol::Parser& parser, const model::Shape& shape)
        : m_stream(std::move(stream)), m_parser(parser), m_shape(shape)
    {
    }
    /// The next event; nullopt at the end of the stream, and after an event that is an error. One at a time. Errors:
    /// the transport's, ResponseParser.
    Task<Result<std::optional<protocol::StreamEvent>>> next();

private:
    Result<std::optional<protocol::StreamEvent>> decoded();

    std::shared_ptr<http::BodyStream> m_stream;
    const protocol::Parser& m_parser;
    const model::Shape& m_shape;
    protocol::EventDecoder m_decoder;
    bool m_ended = false;
};

} // namespace botoscope::lifecycle
