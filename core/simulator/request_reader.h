#pragma once
#include "core/simulator/server_message.h"

#include <optional>
#include <string>
#include <string_view>

namespace botoscope::simulator {

/// Cuts a byte stream into requests (RFC 9112). Pure: bytes in, requests out. After Broken and TooLarge nothing more is
/// read: where the next request begins is not known any more.
class RequestReader {
public:
    static constexpr std::size_t bodyLimit = 256U << 20;
    enum class State { NeedMore, Complete, Broken, TooLarge };
    /// Takes bytes and goes as far as they reach.
    State feed(std::string_view bytes);
    /// The finished request; the reader then continues with what came behind it (call feed({}) for it).
    ServerRequest take();
    /// True once for a request whose head asks for 100-continue and whose body has not come yet.
    bool wantsContinue();

private:
    enum class Part { Head, Body, ChunkSize, ChunkData, ChunkEnd, Trailer, Done, Failed };
    State advance();
    State readHead();
    State readBody();
    State readChunks();
    State readChunkLine(std::string_view text);
    bool parseHead(std::string_view head);
    void takeBody();
    std::optional<std::string_view> line();
    std::string_view unread() const { return std::string_view(m_buffer).substr(m_at); }

    std::string m_buffer;
    std::size_t m_at = 0;      ///< where in the buffer reading goes on
    std::size_t m_scanned = 0; ///< up to there the head's end is not
    ServerRequest m_request;
    Part m_part = Part::Head;
    std::size_t m_remaining = 0;
    State m_failure = State::Broken; ///< what the part Failed answers
    bool m_expectsContinue = false;
};

} // namespace botoscope::simulator
