#include "core/simulator/event_frame.h"

#include <cstdint>
#include <zlib.h>

namespace botoscope::simulator {

namespace {

void appendBigEndian(std::string& out, std::uint32_t value, int bytes)
{
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
        out += static_cast<char>(value >> shift);
    }
}

std::uint32_t crc(const std::string& bytes)
{
    return static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

void appendStringHeader(std::string& out, std::string_view name, std::string_view value)
{
    constexpr char stringType = 7;
    out += static_cast<char>(name.size());
    out += name;
    out += stringType;
    appendBigEndian(out, static_cast<std::uint32_t>(value.size()), 2);
    out += value;
}

} // namespace

std::string encodeInitialResponse(std::string_view payload)
{
    std::string headers;
    appendStringHeader(headers, ":message-type", "event");
    appendStringHeader(headers, ":event-type", "initial-response");
    constexpr std::size_t fixedParts = 16; // two lengths, two checksums
    std::string frame;
    appendBigEndian(frame, static_cast<std::uint32_t>(fixedParts + headers.size() + payload.size()), 4);
    appendBigEndian(frame, static_cast<std::uint32_t>(headers.size()), 4);
    appendBigEndian(frame, crc(frame), 4);
    frame += headers;
    frame += payload;
    appendBigEndian(frame, crc(frame), 4);
    return frame;
}

} // namespace botoscope::simulator
