#include "core/platform/response_collector.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <charconv>

namespace botoscope::platform {

namespace {

/// Of an announced length as much is reserved at once; beyond it memory follows the bytes that really come.
constexpr std::int64_t reserveAtMost = 64LL << 20;
/// All header and trailer lines together; libcurl bounds only the single line.
constexpr std::size_t maxHeaderBytes = 1U << 20;

std::string_view withoutLineEnd(std::string_view line)
{
    while (line.ends_with('\n') || line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

} // namespace

bool ResponseCollector::headerLine(std::string_view line)
{
    m_headerBytes += line.size();
    if (m_headerBytes > maxHeaderBytes) {
        m_tooLarge = true;
        return false;
    }
    line = withoutLineEnd(line);
    if (m_stage == Stage::Status) {
        statusLine(line);
        return true;
    }
    if (m_stage == Stage::Trailers) {
        field(line, m_response.trailers);
        return true;
    }
    if (!line.empty()) {
        field(line, m_response.headers);
        return true;
    }
    return endHead();
}

void ResponseCollector::statusLine(std::string_view line)
{
    // "HTTP/1.1 200 OK"; libcurl has checked the form before it hands the line over.
    const auto version = line.find(' ');
    if (version == std::string_view::npos) {
        return;
    }
    const std::string_view rest = trim(line.substr(version));
    const std::string_view code = rest.substr(0, rest.find(' '));
    m_response = {};
    std::from_chars(code.data(), code.data() + code.size(), m_response.status);
    m_response.reason = trim(rest.substr(code.size()));
    m_stage = Stage::Fields;
}

void ResponseCollector::field(std::string_view line, http::Headers& headers)
{
    if (line.empty()) {
        return;
    }
    if ((line.front() == ' ' || line.front() == '\t') && !headers.empty()) {
        // obsolete folding (RFC 9112 §5.2): the line continues the field before it
        http::Headers unfolded;
        std::size_t index = 0;
        for (const auto& [name, value] : headers) {
            const bool last = ++index == headers.size();
            unfolded.add(name, last ? value + ' ' + std::string(trim(line)) : value);
        }
        headers = std::move(unfolded);
        return;
    }
    const auto colon = line.find(':');
    if (colon != std::string_view::npos) {
        headers.add(std::string(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1))));
    }
}

bool ResponseCollector::endHead()
{
    constexpr int switchingProtocols = 101;
    if (m_response.status < 200 && m_response.status != switchingProtocols) {
        m_stage = Stage::Status;
        return true;
    }
    m_stage = Stage::Trailers;
    const std::string* length = m_response.headers.find("content-length");
    std::int64_t announced = 0;
    if (m_bodyless || !length) {
        return true;
    }
    std::from_chars(length->data(), length->data() + length->size(), announced);
    m_tooLarge = announced > m_maxBytes;
    m_body.reserve(static_cast<std::size_t>(std::clamp<std::int64_t>(announced, 0, reserveAtMost)));
    return !m_tooLarge;
}

bool ResponseCollector::append(std::string_view bytes)
{
    m_tooLarge = static_cast<std::int64_t>(m_body.size() + bytes.size()) > m_maxBytes;
    if (!m_tooLarge) {
        m_body.append(bytes);
    }
    return !m_tooLarge;
}

http::Response ResponseCollector::take()
{
    m_response.body = std::make_shared<const std::string>(std::move(m_body));
    return std::move(m_response);
}

} // namespace botoscope::platform
