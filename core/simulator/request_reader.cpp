#include "core/simulator/request_reader.h"

#include "core/base/encoding.h"

#include <charconv>

namespace botoscope::simulator {

namespace {

constexpr std::size_t headLimit = 256U << 10;

/// The number at the text's start; rest gets what follows it.
std::optional<std::size_t> number(std::string_view text, int base, std::string_view& rest)
{
    std::size_t value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc() || stop == text.data()) {
        return std::nullopt;
    }
    rest = text.substr(static_cast<std::size_t>(stop - text.data()));
    return value;
}

} // namespace

RequestReader::State RequestReader::feed(std::string_view bytes)
{
    m_buffer.append(bytes);
    const State state = m_part == Part::Failed ? m_failure : advance();
    m_buffer.erase(0, m_at);
    m_at = 0;
    if (state == State::Broken || state == State::TooLarge) {
        m_part = Part::Failed;
        m_failure = state;
        m_buffer.clear();
    }
    return state;
}

RequestReader::State RequestReader::advance()
{
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
    while (unread().starts_with("\r\n")) {
        m_at += 2;
    }
    constexpr std::string_view mark = "\r\n\r\n";
    const std::size_t from = m_scanned < mark.size() ? 0 : m_scanned - mark.size();
    const auto end = unread().find(mark, from);
    m_scanned = end == std::string::npos ? unread().size() : 0;
    if (std::min(end, unread().size()) > headLimit) {
        return State::TooLarge;
    }
    if (end == std::string::npos) {
        return State::NeedMore;
    }
    const std::string_view head = unread().substr(0, end);
    m_at += end + mark.size();
    if (!parseHead(head)) {
        return State::Broken;
    }
    m_expectsContinue = equalsIgnoreCase(m_request.headers.get("Expect"), "100-continue");
    if (toLower(m_request.headers.get("Transfer-Encoding")).find("chunked") != std::string::npos) {
        m_part = Part::ChunkSize;
        return State::Complete;
    }
    const std::string length = m_request.headers.get("Content-Length");
    std::string_view rest;
    const auto size = length.empty() ? std::optional<std::size_t>(0) : number(length, 10, rest);
    if (!size || !rest.empty()) {
        return State::Broken;
    }
    m_remaining = *size;
    m_part = Part::Body;
    return *size > bodyLimit ? State::TooLarge : State::Complete;
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

/// Moves what is there of the body or chunk at hand.
void RequestReader::takeBody()
{
    const std::string_view taken = unread().substr(0, m_remaining);
    m_request.body.append(taken);
    m_at += taken.size();
    m_remaining -= taken.size();
}

RequestReader::State RequestReader::readBody()
{
    takeBody();
    if (m_remaining > 0) {
        return State::NeedMore;
    }
    m_part = Part::Done;
    return State::Complete;
}

std::optional<std::string_view> RequestReader::line()
{
    const std::string_view text = unread();
    const auto end = text.find("\r\n");
    if (end == std::string::npos) {
        return std::nullopt;
    }
    m_at += end + 2;
    return text.substr(0, end);
}

RequestReader::State RequestReader::readChunks()
{
    while (m_part != Part::Done) {
        if (m_part == Part::ChunkData) {
            takeBody();
            if (m_remaining > 0) {
                return State::NeedMore;
            }
            m_part = Part::ChunkEnd;
        }
        const auto text = line();
        if ((text ? text->size() : unread().size()) > headLimit) {
            return State::Broken;
        }
        if (!text) {
            return State::NeedMore;
        }
        if (const State state = readChunkLine(*text); state != State::Complete) {
            return state;
        }
    }
    return State::Complete;
}

/// A chunk's size, the end of its data, or a trailer (which is dropped). Complete: go on.
RequestReader::State RequestReader::readChunkLine(std::string_view text)
{
    if (m_part == Part::ChunkSize) {
        std::string_view extension;
        const auto size = number(text, 16, extension);
        if (!size ||
            (!extension.empty() && std::string_view("; \t").find(extension.front()) == std::string_view::npos)) {
            return State::Broken;
        }
        if (*size > bodyLimit - m_request.body.size()) {
            return State::TooLarge;
        }
        m_remaining = *size;
        m_part = *size == 0 ? Part::Trailer : Part::ChunkData;
    } else if (m_part == Part::ChunkEnd) {
        if (!text.empty()) {
            return State::Broken;
        }
        m_part = Part::ChunkSize;
    } else if (text.empty()) {
        m_part = Part::Done;
    }
    return State::Complete;
}

} // namespace botoscope::simulator
