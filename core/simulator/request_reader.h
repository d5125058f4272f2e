#pragma once
#include "core/simulator/http_server.h"

#include <optional>
#include <string>
#include <string_view>

namespace botoscope::simulator {

/// Cuts a byte stream into requests (RFC 9112). Pure: bytes in, requests out.
class RequestReader {
public:
    enum class State { NeedMore, Complete, Broken, TooLarge };
    /// Takes bytes and goes as far as they reach.
    State feed(std::string_view bytes);
    /// The finished request; the reader then continues with what came behind it (call feed({}) for it).
    ServerRequest take();
    /// True once for a request whose head asks for 100-continue and whose body has not come yet.
    bool wantsContinue();

private:
    enum class Part { Head, Body, ChunkSize, ChunkData, ChunkEnd, Trailer, Done };
    State readHead();
    State readBody();
    State readChunks();
    bool parseHead(std::string_view head);
    std::optional<std::string> line();

    std::string m_buffer;
    ServerRequest m_request;
    Part m_part = Part::Head;
    std::size_t m_remaining = 0;
    bool m_expectsContinue = false;
};

} // namespace botoscope::simulator
