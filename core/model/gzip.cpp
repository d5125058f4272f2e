#include "core/model/gzip.h"

#include <algorithm>
#include <libdeflate.h>
#include <memory>
#include <optional>
#include <zlib.h>

namespace botoscope::model {

namespace {

constexpr std::size_t padding = 64;     // simdjson::SIMDJSON_PADDING, at least
constexpr std::size_t bestRatio = 1032; // of deflate

/// Frees zlib's state on every way out.
struct Inflater {
    z_stream stream{};
    bool started = inflateInit2(&stream, 16 + MAX_WBITS) == Z_OK; // 16: gzip wrapper only
    ~Inflater()
    {
        if (started) {
            inflateEnd(&stream);
        }
    }
};

Error damaged(std::string_view why)
{
    return Error(ErrorCode::Parse, "damaged gzip data: " + std::string(why));
}

/// The size the last four bytes claim (modulo 2^32): a hint for the first buffer only.
std::size_t claimedSize(std::string_view bytes)
{
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4 && bytes.size() >= 4; ++i) {
        size |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[bytes.size() - 4 + i])) << (8 * i);
    }
    return size;
}

/// Python's reader skips zeros behind a member. False if nothing else follows.
bool skipZeros(z_stream& stream)
{
    while (stream.avail_in > 0 && *stream.next_in == 0) {
        ++stream.next_in;
        --stream.avail_in;
    }
    return stream.avail_in > 0;
}

/// A whole file of one member by libdeflate, which takes a third of zlib's time; nullopt for anything else.
std::optional<std::string> gunzipAtOnce(std::string_view bytes, std::size_t limit)
{
    const std::size_t size = claimedSize(bytes);
    if (size > std::min(limit, bytes.size() * bestRatio)) {
        return std::nullopt;
    }
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
        libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
    if (!decompressor) {
        return std::nullopt;
    }
    std::string out;
    out.reserve(size + padding);
    out.resize(size);
    std::size_t used = 0;
    const auto state =
        libdeflate_gzip_decompress_ex(decompressor.get(), bytes.data(), bytes.size(), out.data(), size, &used, nullptr);
    return state == LIBDEFLATE_SUCCESS && used == bytes.size() ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace

Result<std::string> gunzip(std::string_view bytes, std::size_t limit)
{
    if (auto whole = gunzipAtOnce(bytes, limit)) {
        return std::move(*whole);
    }
    Inflater inflater;
    z_stream& stream = inflater.stream;
    if (!inflater.started) {
        return Error(ErrorCode::Internal, "zlib could not start");
    }
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // zlib only reads it
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    // A lying trailer cannot make us reserve more than deflate can pack.
    out.resize(std::min({claimedSize(bytes), limit, bytes.size() * bestRatio}) + padding);
    std::size_t filled = 0;
    while (true) {
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + filled);
        stream.avail_out = static_cast<uInt>(out.size() - filled);
        const int state = inflate(&stream, Z_NO_FLUSH);
        filled = out.size() - stream.avail_out;
        if (filled > limit) {
            return damaged("it unpacks to more than " + std::to_string(limit) + " bytes");
        }
        if (state == Z_STREAM_END) {
            if (!skipZeros(stream)) {
                break;
            }
            inflateReset(&stream);
        } else if (state != Z_OK && state != Z_BUF_ERROR) {
            return damaged(stream.msg ? stream.msg : "unknown");
        } else if (stream.avail_out != 0 && stream.avail_in == 0) {
            return damaged("it ends too soon");
        }
        if (stream.avail_out == 0) {
            out.resize(std::min(out.size() * 2, limit + padding));
        }
    }
    out.resize(filled);
    return out;
}

} // namespace botoscope::model
