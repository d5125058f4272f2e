#include "core/lifecycle/event_reader.h"

namespace botoscope::lifecycle {

/// An event of the bytes that are here; nullopt: more bytes are needed.
Result<std::optional<protocol::StreamEvent>> EventReader::decoded()
{
    while (true) {
        const auto message = m_decoder.next();
        if (!message) {
            return message.error();
        }
        if (!*message) {
            return std::optional<protocol::StreamEvent>();
        }
        auto event = protocol::parseEvent(m_parser, **message, m_shape);
        if (!event || *event) { // events the model does not know are passed over
            return event;
        }
    }
}

Task<Result<std::optional<protocol::StreamEvent>>> EventReader::next()
{
    while (!m_ended) {
        auto event = decoded();
        if (!event.ok() || event->has_value()) {
            m_ended = !event.ok() || (*event)->isError;
            co_return event;
        }
        auto reading = m_stream->read();
        auto piece = co_await reading;
        if (!piece.ok()) {
            m_ended = true;
            co_return std::move(piece).error();
        }
        m_ended = piece->empty();
        m_decoder.append(*piece);
    }
    co_return std::optional<protocol::StreamEvent>();
}

} // namespace botoscope::lifecycle
