#pragma once
#include "core/base/result.h"
#include "core/base/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::protocol {

/// Types of event stream headers, numbered as on the wire.
enum class EventHeaderType : std::uint8_t { True, False, Byte, Short, Integer, Long, Bytes, String, Timestamp, Uuid };

/// value: Bool, Int (Byte to Long; Timestamp as milliseconds since 1970), Blob (Bytes; Uuid as 16 bytes) or String.
struct EventHeader {
    std::string name;
    EventHeaderType type = EventHeaderType::String;
    Value value;
    friend bool operator==(const EventHeader&, const EventHeader&) = default;
};

/// One message of vnd.amazon.eventstream.
struct EventMessage {
    std::vector<EventHeader> headers;
    std::string payload;

    /// A header's value, nullptr if absent.
    const Value* header(std::string_view name) const;
    /// A text header; empty if absent or not text.
    std::string_view text(std::string_view name) const;
};

/// Headers as bytes, for signing them. Error: InvalidArgument.
Result<std::string> encodeHeaders(const std::vector<EventHeader>& headers);

/// A message as bytes. Headers beyond 128 KiB or a payload beyond 24 MiB, and values that do not fit their type: Error
/// InvalidArgument.
Result<std::string> encodeMessage(const EventMessage& message);

/// Takes messages out of bytes that come in pieces (§4.8): lengths u32, CRC of them, headers, payload, CRC of all. Both
/// checksums are verified before anything is read. After an error there is nothing more to be had.
class EventDecoder {
public:
    void append(std::string_view bytes);
    /// The next message, nullopt until all of it is there. Error: ResponseParser.
    Result<std::optional<EventMessage>> next();
    /// Bytes not yet taken; at the end of a stream they are a broken message, which botocore ignores.
    std::string_view rest() const { return std::string_view(m_bytes).substr(m_at); }

private:
    std::string m_bytes;
    std::size_t m_at = 0;
};

} // namespace botoscope::protocol
