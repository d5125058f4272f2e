#include "core/protocol/event_stream/message.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <unordered_set>
#include <zlib.h>

namespace botoscope::protocol {

namespace {

constexpr std::size_t preludeLength = 12;
constexpr std::size_t checksumLength = 4;
constexpr std::uint32_t maxHeaders = 128 * 1024;
constexpr std::uint32_t maxPayload = 24 * 1024 * 1024;

Error broken(std::string what)
{
    return Error(ErrorCode::ResponseParser, "Unable to parse the event stream: " + std::move(what));
}

std::uint32_t checksum(std::string_view bytes, std::uint32_t before = 0)
{
    return static_cast<std::uint32_t>(
        crc32(before, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

std::uint64_t bigEndian(std::string_view bytes)
{
    std::uint64_t number = 0;
    for (const char c : bytes) {
        number = number << 8 | static_cast<unsigned char>(c);
    }
    return number;
}

std::uint32_t word(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(bigEndian(bytes.substr(at, 4)));
}

/// Bytes of an integer header; 0 for other types.
std::size_t integerWidth(EventHeaderType type)
{
    switch (type) {
    case EventHeaderType::Byte:
        return 1;
    case EventHeaderType::Short:
        return 2;
    case EventHeaderType::Integer:
        return 4;
    case EventHeaderType::Long:
    case EventHeaderType::Timestamp:
        return 8;
    default:
        return 0;
    }
}

std::int64_t signExtended(std::uint64_t number, std::size_t width)
{
    const auto shift = static_cast<int>(64 - 8 * width);
    return static_cast<std::int64_t>(number << shift) >> shift;
}

/// Reads the headers' bytes.
class HeaderReader {
public:
    explicit HeaderReader(std::string_view bytes) : m_bytes(bytes) {}

    Result<std::vector<EventHeader>> run()
    {
        std::vector<EventHeader> headers;
        std::unordered_set<std::string> names;
        while (!m_bytes.empty()) {
            EventHeader header;
            if (!read(header)) {
                return broken(m_problem.empty() ? "a header ends too early" : m_problem);
            }
            if (!names.insert(header.name).second) {
                return broken("the header '" + header.name + "' is there twice");
            }
            headers.push_back(std::move(header));
        }
        return headers;
    }

private:
    bool take(std::size_t count, std::string_view& out)
    {
        if (count > m_bytes.size()) {
            return false;
        }
        out = m_bytes.substr(0, count);
        m_bytes.remove_prefix(count);
        return true;
    }
    bool takeSized(std::size_t width, std::string_view& out)
    {
        std::string_view length;
        return take(width, length) && take(bigEndian(length), out);
    }
    bool read(EventHeader& header)
    {
        std::string_view name;
        std::string_view type;
        if (!takeSized(1, name) || !take(1, type)) {
            return false;
        }
        if (!isValidUtf8(name)) {
            m_problem = "a header's name is not UTF-8";
            return false;
        }
        header.name = name;
        header.type = static_cast<EventHeaderType>(type[0]);
        return readValue(header);
    }
    bool readValue(EventHeader& header)
    {
        std::string_view bytes;
        switch (header.type) {
        case EventHeaderType::True:
        case EventHeaderType::False:
            header.value = header.type == EventHeaderType::True;
            return true;
        case EventHeaderType::Bytes:
        case EventHeaderType::String:
            return takeSized(2, bytes) && setText(header, bytes);
        case EventHeaderType::Uuid:
            if (!take(16, bytes)) {
                return false;
            }
            header.value = Blob(std::string(bytes));
            return true;
        default:
            return readInteger(header);
        }
    }
    bool setText(EventHeader& header, std::string_view bytes)
    {
        if (header.type == EventHeaderType::Bytes) {
            header.value = Blob(std::string(bytes));
            return true;
        }
        if (!isValidUtf8(bytes)) {
            m_problem = "the header '" + header.name + "' is not UTF-8";
            return false;
        }
        header.value = bytes;
        return true;
    }
    bool readInteger(EventHeader& header)
    {
        const std::size_t width = integerWidth(header.type);
        if (width == 0) {
            m_problem = "the header '" + header.name + "' has an unknown type";
            return false;
        }
        std::string_view bytes;
        if (!take(width, bytes)) {
            return false;
        }
        header.value = signExtended(bigEndian(bytes), width);
        return true;
    }

    std::string_view m_bytes;
    std::string m_problem;
};

void appendBigEndian(std::string& out, std::uint64_t number, std::size_t width)
{
    while (width > 0) {
        out += static_cast<char>(number >> (8 * --width));
    }
}

bool appendHeader(std::string& out, const EventHeader& header)
{
    if (header.name.empty() || header.name.size() > 255) {
        return false;
    }
    out += static_cast<char>(header.name.size());
    out += header.name;
    out += static_cast<char>(header.type);
    if (const std::size_t width = integerWidth(header.type)) {
        const std::int64_t number = header.value.toInt();
        appendBigEndian(out, static_cast<std::uint64_t>(number), width);
        return header.value.isInt() && signExtended(static_cast<std::uint64_t>(number), width) == number;
    }
    const std::string_view bytes =
        header.value.isString() ? std::string_view(header.value.toString()) : header.value.toBlob().view();
    switch (header.type) {
    case EventHeaderType::Bytes:
    case EventHeaderType::String:
        appendBigEndian(out, bytes.size(), 2);
        out += bytes;
        return bytes.size() < 32768;
    case EventHeaderType::Uuid:
        out += bytes;
        return bytes.size() == 16;
    default:
        return header.type <= EventHeaderType::False;
    }
}

Result<void> checkLengths(std::uint32_t total, std::uint32_t headers)
{
    if (headers > maxHeaders) {
        return broken("headers of " + std::to_string(headers) + " bytes, more than 128 KiB");
    }
    if (total < preludeLength + headers + checksumLength) {
        return broken("a message of " + std::to_string(total) + " bytes is shorter than its parts");
    }
    if (total - headers - preludeLength - checksumLength > maxPayload) {
        return broken("a payload of more than 24 MiB");
    }
    return {};
}

} // namespace

const Value* EventMessage::header(std::string_view name) const
{
    const auto found =
        std::find_if(headers.begin(), headers.end(), [name](const EventHeader& header) { return header.name == name; });
    return found == headers.end() ? nullptr : &found->value;
}

std::string_view EventMessage::text(std::string_view name) const
{
    const Value* value = header(name);
    return value ? std::string_view(value->toString()) : std::string_view();
}

Result<std::string> encodeHeaders(const std::vector<EventHeader>& headers)
{
    std::string out;
    for (const EventHeader& header : headers) {
        if (!appendHeader(out, header)) {
            return Error(ErrorCode::InvalidArgument, "The event header '" + header.name + "' does not fit its type");
        }
    }
    return out;
}

Result<std::string> encodeMessage(const EventMessage& message)
{
    const auto encoded = encodeHeaders(message.headers);
    if (!encoded) {
        return encoded;
    }
    const std::string& headers = *encoded;
    if (headers.size() > maxHeaders || message.payload.size() > maxPayload) {
        return Error(ErrorCode::InvalidArgument, "The event is too large for a message");
    }
    std::string out;
    appendBigEndian(out, preludeLength + headers.size() + message.payload.size() + checksumLength, 4);
    appendBigEndian(out, headers.size(), 4);
    appendBigEndian(out, checksum(out), 4);
    out += headers;
    out += message.payload;
    appendBigEndian(out, checksum(out), 4);
    return out;
}

void EventDecoder::append(std::string_view bytes)
{
    m_bytes.erase(0, m_at);
    m_at = 0;
    m_bytes += bytes;
}

Result<std::optional<EventMessage>> EventDecoder::next()
{
    const std::string_view bytes = rest();
    if (bytes.size() < preludeLength) {
        return std::optional<EventMessage>();
    }
    const std::uint32_t total = word(bytes, 0);
    const std::uint32_t headersLength = word(bytes, 4);
    if (checksum(bytes.substr(0, 8)) != word(bytes, 8)) {
        return broken("the checksum of a message's lengths does not match");
    }
    if (auto fine = checkLengths(total, headersLength); !fine) {
        return std::move(fine).error();
    }
    if (bytes.size() < total) {
        return std::optional<EventMessage>();
    }
    if (checksum(bytes.substr(0, total - checksumLength)) != word(bytes, total - checksumLength)) {
        return broken("the checksum of a message does not match");
    }
    auto headers = HeaderReader(bytes.substr(preludeLength, headersLength)).run();
    if (!headers) {
        return std::move(headers).error();
    }
    const std::size_t payloadAt = preludeLength + headersLength;
    EventMessage message{*std::move(headers), std::string(bytes.substr(payloadAt, total - checksumLength - payloadAt))};
    m_at += total;
    return std::optional<EventMessage>(std::move(message));
}

} // namespace botoscope::protocol
