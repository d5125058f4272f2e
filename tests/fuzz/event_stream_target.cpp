// Event streams: framing, whole and in pieces, and events by a shape.
#include "core/base/encoding.h"
#include "core/protocol/event_stream/events.h"
#include "core/protocol/event_stream/initial_response.h"
#include "core/protocol/event_stream/message.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/sample_model.h"

#include <algorithm>
#include <array>
#include <map>
#include <zlib.h>

namespace botoscope::fuzz {

namespace {

using protocol::EventDecoder;
using protocol::EventMessage;

struct Decoded {
    std::vector<EventMessage> messages;
    bool broken = false;
    std::size_t left = 0;
};

void takeAll(EventDecoder& decoder, Decoded& out)
{
    while (!out.broken) {
        auto next = decoder.next();
        if (!next) {
            expect(next.error().code == ErrorCode::ResponseParser, "damage is the parser's error");
            out.broken = true;
        } else if (*next) {
            out.messages.push_back(std::move(**next));
        } else {
            break;
        }
    }
    out.left = decoder.rest().size();
}

Decoded decode(std::string_view bytes, std::size_t piece)
{
    EventDecoder decoder;
    Decoded out;
    for (std::size_t at = 0; at < bytes.size() && !out.broken; at += piece) {
        decoder.append(bytes.substr(at, piece));
        takeAll(decoder, out);
    }
    return out;
}

bool same(const std::vector<EventMessage>& a, const std::vector<EventMessage>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const EventMessage& x, const EventMessage& y) {
        return x.headers == y.headers && x.payload == y.payload;
    });
}

std::string bigEndian(std::uint32_t number)
{
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) {
        out += static_cast<char>(number >> shift);
    }
    return out;
}

std::string checksum(std::string_view bytes)
{
    return bigEndian(static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()))));
}

/// Bytes as headers and payload of a message whose lengths and checksums are right: what chance would hardly find.
std::string framed(std::string_view headers, std::string_view payload)
{
    const auto headersSize = static_cast<std::uint32_t>(headers.size());
    std::string out =
        bigEndian(static_cast<std::uint32_t>(16 + headers.size() + payload.size())) + bigEndian(headersSize);
    out += checksum(out);
    out.append(headers).append(payload);
    return out + checksum(out);
}

/// "a=b;c=d" as text headers, as a service would send them.
std::string textHeaders(std::string_view line)
{
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find(';', at), line.size());
        const std::string_view pair = line.substr(at, end - at);
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const std::string_view name = pair.substr(0, std::min<std::size_t>(equals, 255));
        const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
        out += static_cast<char>(name.size());
        out.append(name).append(1, '\x07');
        out += static_cast<char>(value.size() >> 8);
        out += static_cast<char>(value.size());
        out += value;
        at = end + 1;
    }
    return out;
}

void readEvents(std::string_view frames)
{
    for (const auto kind : {model::Protocol::Json, model::Protocol::RestXml, model::Protocol::SmithyRpcV2Cbor}) {
        const model::ServiceModel& service = sampleModel(kind);
        static std::map<model::Protocol, std::unique_ptr<protocol::Parser>> parsers;
        auto& parser = parsers[kind];
        if (!parser) {
            parser = *protocol::makeParser(kind, service);
        }
        const auto events = protocol::parseEvents(*parser, frames, *service.shape("Stream"));
        if (!events) {
            expect(events.error().code == ErrorCode::ResponseParser, "damage is the parser's error");
            continue;
        }
        const auto error = std::find_if(events->begin(), events->end(), [](const auto& e) { return e.isError; });
        expect(error == events->end() || error + 1 == events->end(), "an error ends the stream");
    }
}

void check(std::string_view frames, std::size_t piece)
{
    const Decoded whole = decode(frames, std::max<std::size_t>(frames.size(), 1));
    const Decoded pieces = decode(frames, piece);
    expect(same(whole.messages, pieces.messages) && whole.broken == pieces.broken, "pieces give the same as the whole");
    expect(whole.broken || whole.left == pieces.left, "pieces leave the same over");
    for (const EventMessage& message : whole.messages) {
        const auto encoded = protocol::encodeMessage(message);
        if (encoded) {
            const Decoded again = decode(*encoded, encoded->size());
            expect(same(again.messages, {message}), "a message that was written reads back as itself");
        }
    }
    readEvents(frames);
}

} // namespace

void runOne(std::string_view bytes)
{
    Input input(bytes);
    const std::uint8_t manner = input.byte();
    const std::size_t piece = 1 + manner / 3;
    switch (manner % 3) {
    case 0:
        check(input.rest(), piece);
        break;
    case 1: {
        const std::string headers = textHeaders(input.line());
        check(framed(headers, input.rest()) + framed(headers, {}), piece);
        break;
    }
    default: {
        const std::size_t size = std::min<std::size_t>(input.byte() * 16U, input.rest().size());
        check(framed(input.rest().substr(0, size), input.rest().substr(size)), piece);
    }
    }
}

} // namespace botoscope::fuzz
