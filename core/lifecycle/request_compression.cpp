#include "core/lifecycle/request_compression.h"

#include "core/lifecycle/context.h"

#include <algorithm>
#include <zlib.h>

namespace botoscope::lifecycle {

namespace {

constexpr std::int64_t standardMinimum = 10240; // bytes

void appendLittleEndian(std::string& out, std::uint64_t number)
{
    for (int shift = 0; shift < 32; shift += 8) {
        out += static_cast<char>(number >> shift);
    }
}

std::string deflateRaw(std::string_view bytes)
{
    constexpr int rawWindow = -15;
    constexpr int memoryLevel = 8;
    z_stream stream = {};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, rawWindow, memoryLevel, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

bool isLargeEnough(const http::RequestDict& request, const ClientState& client, const model::OperationModel& operation)
{
    if (operation.hasStreamingInput()) {
        const model::Member* payload = operation.inputShape()->streamingMember();
        return payload && !payload->ref.traits().requiresLength;
    }
    const auto size = request.body.size();
    return size && *size >= client.config.requestMinCompressionSize.value_or(standardMinimum);
}

bool offersGzip(const Value& trait)
{
    const List& encodings = trait["encodings"].list();
    return std::any_of(encodings.begin(), encodings.end(),
                       [](const Value& encoding) { return encoding.toString() == "gzip"; });
}

Result<std::string> wholeBody(const http::Body& body)
{
    std::string all;
    if (!body.isStream()) {
        return body.bytes();
    }
    const auto read = http::readThrough(*body.stream(), [&all](std::string_view piece) { all += piece; });
    return read ? Result<std::string>(std::move(all)) : read.error();
}

} // namespace

std::string gzip(std::string_view bytes, std::int64_t seconds)
{
    std::string out("\x1f\x8b\x08\0", 4);
    appendLittleEndian(out, static_cast<std::uint64_t>(seconds));
    out += "\x02\xff"; // best compression, unknown system
    out += deflateRaw(bytes);
    appendLittleEndian(out, crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
    appendLittleEndian(out, bytes.size());
    return out;
}

Result<bool> compressRequest(http::RequestDict& request, const ClientState& client,
                             const model::OperationModel& operation)
{
    const Value trait = operation.trait("requestcompression");
    if (trait.isNull() || !offersGzip(trait) || client.config.disableRequestCompression.value_or(false) ||
        client.signatureVersion == "v2" || !isLargeEnough(request, client, operation)) {
        return false;
    }
    auto body = wholeBody(request.body);
    if (!body) {
        return std::move(body).error();
    }
    request.body = http::Body(gzip(*body, client.runtime.clock->now().micros / 1'000'000));
    const std::string* coding = request.headers.find("Content-Encoding");
    request.headers.set("Content-Encoding", coding ? *coding + ",gzip" : "gzip");
    return true;
}

} // namespace botoscope::lifecycle
