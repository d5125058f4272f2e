#include "core/simulator/request_reader.h"

#include "core/base/encoding.h"

#include <charconv>

namespace botoscope::simulator {

namespace {

constexpr std::size_t headLimit = 256U << 10;

std::optional<std::size_t> number(std::string_view text, int base)
{
    std::size_t value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc() || stop == text.data()) {
        return std::nullopt;
    }
    return value;
}

} // namespace

RequestReader::State RequestReader::feed(std::string_view bytes)
{
    m_buffer.append(bytes);
    if (m_part == Part::Head) {
        const State state = readHead();
        if (state != State::Complete) {
            return state;
        }
    }
    if (m_part == Part::Body) {
        return readBody();
    }
    return m_part == Part::Done ? State::Complete : readChunks();
}

ServerRequest RequestReader::take()
{
    m_part = Part::Head;
    m_expectsContinue = false;
    return std::exchange(m_request, {});
}

bool RequestReader::wantsContinue()
{
    const bool waiting = m_expectsContinue && m_part != Part::Head && m_part != Part::Done && m_request.body.empty();
    m_expectsContinue = m_expectsContinue && !waiting;
    return waiting;
}

RequestReader::State RequestReader::readHead()
{
    while (m_buffer.starts_with("\r\n")) {
        m_buffer.erase(0, 2);
    }
    const auto end = m_buffer.find("\r\n\r\n");
    if (end == std::string::npos) {
        return m_buffer.size() > headLimit ? State::TooLarge : State::NeedMore;
    }
    const std::string head = m_buffer.substr(0, end);
    m_buffer.erase(0, end + 4);
    if (!parseHead(head)) {
        return State::Broken;
    }
    m_expectsContinue = equalsIgnoreCase(m_request.headers.get("Expect"), "100-continue");
    if (toLower(m_request.headers.get("Transfer-Encoding")).find("chunked") != std::string::npos) {
        m_part = Part::ChunkSize;
        return State::Complete;
    }
    const std::string length = m_request.headers.get("Content-Length");
    const auto size = length.empty() ? std::optional<std::size_t>(0) : number(length, 10);
    if (!size) {
        return State::Broken;
    }
    m_remaining = *size;
    m_part = Part::Body;
    return *size > HttpServer::bodyLimit ? State::TooLarge : State::Complete;
}

bool RequestReader::parseHead(std::string_view head)
{
    const auto lineEnd = head.find("\r\n");
    const std::string_view first = head.substr(0, lineEnd);
    const auto space = first.find(' ');
    const auto lastSpace = first.rfind(' ');
    if (space == std::string_view::npos || lastSpace <= space || !first.substr(lastSpace).starts_with(" HTTP/1.")) {
        return false;
    }
    m_request.method = first.substr(0, space);
    m_request.target = first.substr(space + 1, lastSpace - space - 1);
    std::string_view rest = lineEnd == std::string_view::npos ? std::string_view() : head.substr(lineEnd + 2);
    while (!rest.empty()) {
        const auto end = rest.find("\r\n");
        const std::string_view field = rest.substr(0, end);
        const auto colon = field.find(':');
        if (colon == std::string_view::npos || colon == 0) {
            return false;
        }
        m_request.headers.add(std::string(field.substr(0, colon)), std::string(trim(field.substr(colon + 1))));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 2);
    }
    return true;
}

RequestReader::State RequestReader::readBody()
{
    const std::size_t taken = std::min(m_remaining, m_buffer.size());
    m_request.body.append(m_buffer, 0, taken);
    m_buffer.erase(0, taken);
    m_remaining -= taken;
    if (m_remaining > 0) {
        return State::NeedMore;
    }
    m_part = Part::Done;
    return State::Complete;
}

std::optional<std::string> RequestReader::line()
{
    const auto end = m_buffer.find("\r\n");
    if (end == std::string::npos) {
        return std::nullopt;
    }
    std::string text = m_buffer.substr(0, end);
    m_buffer.erase(0, end + 2);
    return text;
}

RequestReader::State RequestReader::readChunks()
{
    while (m_part != Part::Done) {
        if (m_part == Part::ChunkData) {
            const std::size_t taken = std::min(m_remaining, m_buffer.size());
            m_request.body.append(m_buffer, 0, taken);
            m_buffer.erase(0, taken);
            m_remaining -= taken;
            if (m_remaining > 0) {
                return State::NeedMore;
            }
            m_part = Part::ChunkEnd;
        }
        const auto text = line();
        if (!text) {
            return m_buffer.size() > headLimit ? State::Broken : State::NeedMore;
        }
        if (m_part == Part::ChunkSize) {
            const auto size = number(*text, 16);
            if (!size || m_request.body.size() + *size > HttpServer::bodyLimit) {
                return size ? State::TooLarge : State::Broken;
            }
            m_remaining = *size;
            m_part = *size == 0 ? Part::Trailer : Part::ChunkData;
        } else if (m_part == Part::ChunkEnd) {
            m_part = Part::ChunkSize;
        } else if (text->empty()) {
            m_part = Part::Done; // trailers are read and dropped
        }
    }
    return State::Complete;
}

} // namespace botoscope::simulator
