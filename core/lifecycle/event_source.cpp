#include "core/lifecycle/event_source.h"

#include "core/protocol/event_stream/event_serializer.h"

#include <utility>

namespace botoscope::lifecycle {

using protocol::EventHeader;
using protocol::EventHeaderType;

Result<void> EventSource::push(const Value& event)
{
    if (m_finished) {
        return Error(ErrorCode::InvalidArgument, "The stream of events has been finished");
    }
    const auto message = protocol::serializeEvent(event, m_shape);
    auto encoded = message ? protocol::encodeMessage(*message) : message.error();
    if (!encoded) {
        return std::move(encoded).error();
    }
    m_waitingBytes += encoded->size();
    m_waiting.push_back(*std::move(encoded));
    wake();
    return {};
}

void EventSource::finish()
{
    m_finished = true;
    wake();
}

void EventSource::wake()
{
    if (const auto ready = std::exchange(m_ready, {})) {
        ready();
    }
}

void EventSource::whenRoom(std::size_t most, std::function<void()> callback)
{
    m_room = most;
    m_hasRoom = std::move(callback);
}

void EventSource::dropFirst()
{
    m_waitingBytes -= m_waiting.front().size();
    m_waiting.pop_front();
    if (m_hasRoom && m_waitingBytes <= m_room) {
        std::exchange(m_hasRoom, {})();
    }
}

/// An event in the message that carries its time and signature; the event itself where nothing is signed.
Result<std::string> EventSource::sealed(const std::string& event)
{
    if (!m_signer) {
        return event;
    }
    const Timestamp now = m_clock.now();
    protocol::EventMessage message;
    message.headers.push_back(EventHeader{":date", EventHeaderType::Timestamp, Value(now.micros / 1000)});
    const auto date = protocol::encodeHeaders(message.headers);
    if (!date) {
        return date;
    }
    message.headers.push_back(
        EventHeader{":chunk-signature", EventHeaderType::Bytes, Value(Blob(m_signer->sign(now, *date, event)))});
    message.payload = event;
    return protocol::encodeMessage(message);
}

Result<std::size_t> EventSource::read(char* buffer, std::size_t size)
{
    if (m_at == m_out.size()) {
        if (m_waiting.empty() && !m_finished) {
            return notYet;
        }
        if (m_waiting.empty() && (m_closed || !m_signer)) {
            return std::size_t{0};
        }
        m_closed = m_waiting.empty();
        auto next = sealed(m_closed ? std::string() : m_waiting.front());
        if (!next) {
            return std::move(next).error();
        }
        if (!m_closed) {
            dropFirst();
        }
        m_out = *std::move(next);
        m_at = 0;
    }
    m_started = true;
    const std::size_t count = m_out.copy(buffer, size, m_at);
    m_at += count;
    return count;
}

void sendEvents(http::RequestDict& request, std::shared_ptr<EventSource> events)
{
    request.headers.set("Content-Type", "application/vnd.amazon.eventstream");
    request.headers.set("X-Amz-Content-SHA256", std::string(auth::signedEventsPayload));
    request.body = http::Body(std::shared_ptr<http::BodySource>(std::move(events)));
}

Result<void> EventSource::rewind()
{
    return m_started ? Result<void>(http::unseekable(*this)) : Result<void>();
}

} // namespace botoscope::lifecycle
