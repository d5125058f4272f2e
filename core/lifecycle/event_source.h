#pragma once
#include "core/auth/event_signer.h"
#include "core/base/clock.h"
#include "core/http/message.h"
#include "core/model/shape.h"

#include <deque>
#include <memory>
#include <optional>

namespace botoscope::lifecycle {

/// The event stream that an operation takes: what is pushed goes out as it comes, until finish(). Events are signed
/// when they leave, once the request has been. Clock and shape outlive it.
class EventSource final : public http::BodySource {
public:
    EventSource(const Clock& clock, const model::Shape& shape) : m_clock(clock), m_shape(shape) {}

    /// {"<event>": {members}}. Error: ParamValidation, InvalidArgument (also after finish).
    Result<void> push(const Value& event);
    void finish();
    /// Bytes of events that have been pushed and not yet begun to leave.
    std::size_t waitingBytes() const { return m_waitingBytes; }
    /// For who pushes no faster than the service takes: called once, from inside read(), when no more than that many
    /// bytes wait.
    void whenRoom(std::size_t most, std::function<void()> callback);
    /// From here on events are signed, the first upon the request's signature.
    void signWith(auth::EventSigner signer) { m_signer.emplace(std::move(signer)); }

    std::optional<std::int64_t> size() const override { return std::nullopt; }
    Result<std::size_t> read(char* buffer, std::size_t size) override;
    Result<void> rewind() override;
    std::string description() const override { return "events"; }
    void whenReady(std::function<void()> callback) override { m_ready = std::move(callback); }

private:
    Result<std::string> sealed(const std::string& event);
    void dropFirst();
    void wake();

    const Clock& m_clock;
    const model::Shape& m_shape;
    std::deque<std::string> m_waiting; ///< encoded, not yet signed
    std::size_t m_waitingBytes = 0;
    std::size_t m_room = 0; ///< what m_hasRoom waits for
    std::function<void()> m_hasRoom;
    std::optional<auth::EventSigner> m_signer;
    std::string m_out; ///< on its way
    std::size_t m_at = 0;
    std::function<void()> m_ready;
    bool m_started = false;
    bool m_finished = false;
    bool m_closed = false; ///< the empty event that ends a signed stream is out
};

/// Makes events the body of their request, to be signed as such.
void sendEvents(http::RequestDict& request, std::shared_ptr<EventSource> events);

} // namespace botoscope::lifecycle
