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

std::string fieldText(std::string_view bytes)
{
    if (isValidUtf8(bytes)) {
        return std::string(bytes);
    }
    std::string text;
    for (const char c : bytes) {
        appendUtf8(text, static_cast<unsigned char>(c));
    }
    return text;
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
    m_response.reason = fieldText(trim(rest.substr(code.size())));
    m_stage = Stage::Fields;
}

void ResponseCollector::field(std::string_view line, http::Headers& headers)
{
    if (line.empty()) {
        return;
    }
    if ((line.front() == ' ' || line.front() == '\t') && m_field) {
        // obsolete folding (RFC 9112 §5.2): the line continues the field before it
        m_field->second.append(1, ' ').append(trim(line));
        return;
    }
    finishField(headers);
    const auto colon = line.find(':');
    if (colon != std::string_view::npos) {
        m_field.emplace(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
    }
}

void ResponseCollector::finishField(http::Headers& headers)
{
    if (m_field) {
        headers.add(fieldText(m_field->first), fieldText(m_field->second));
        m_field.reset();
    }
}

bool ResponseCollector::endHead()
{
    finishField(m_response.headers);
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
    finishField(m_stage == Stage::Trailers ? m_response.trailers : m_response.headers);
    m_response.body = std::make_shared<const std::string>(std::move(m_body));
    return std::move(m_response);
}

} // namespace botoscope::platform
