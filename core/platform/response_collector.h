#pragma once
#include "core/http/message.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace botoscope::platform {

/// Builds a response from what libcurl hands over: raw header lines and pieces of the body. Interim answers (1xx) are
/// dropped, repeated fields stay separate and in order, fields after the body are trailers. Fields are UTF-8 whatever
/// comes: bytes that are not count as ISO 8859-1, which Python takes all of them for.
class ResponseCollector {
public:
    /// bodyless: the answer to HEAD, whose Content-Length announces nothing.
    ResponseCollector(std::int64_t maxBytes, bool bodyless) : m_maxBytes(maxBytes), m_bodyless(bodyless) {}

    /// One line with or without its line end; the empty line ends a head. False: the heads or what
    /// they announce are too large.
    bool headerLine(std::string_view line);
    /// False when the body would exceed the limit.
    bool append(std::string_view bytes);

    bool headComplete() const { return m_stage == Stage::Trailers; } ///< a final status and its fields are here
    bool tooLarge() const { return m_tooLarge; }
    int status() const { return m_response.status; }
    std::size_t received() const { return m_body.size(); } ///< bytes of body
    http::Response take();

private:
    enum class Stage { Status, Fields, Trailers };
    void statusLine(std::string_view line);
    void field(std::string_view line, http::Headers& headers);
    void finishField(http::Headers& headers);
    bool endHead();

    http::Response m_response;
    std::optional<http::Headers::Field> m_field; ///< the last one, which the next line may go on with
    std::string m_body;
    std::int64_t m_maxBytes;
    std::size_t m_headerBytes = 0;
    bool m_bodyless;
    bool m_tooLarge = false;
    Stage m_stage = Stage::Status;
};

} // namespace botoscope::platform
