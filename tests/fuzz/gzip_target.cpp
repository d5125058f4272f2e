// Packed models.
#include "core/model/gzip.h"
#include "tests/fuzz/fuzz.h"

#include <string>
#include <zlib.h>

namespace botoscope::fuzz {

namespace {

constexpr std::size_t limit = 1U << 20;

std::string packed(std::string_view text, int level)
{
    z_stream stream{};
    expect(deflateInit2(&stream, level, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK, "zlib starts");
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); // zlib only reads it
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    expect(deflate(&stream, Z_FINISH) == Z_STREAM_END, "zlib packs");
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

void check(std::string_view bytes)
{
    const auto text = model::gunzip(bytes, limit);
    if (text) {
        expect(text->size() <= limit, "no more is unpacked than asked for");
    } else {
        expect(text.error().code == ErrorCode::Parse, "damage is an error of the data");
    }
}

} // namespace

void runOne(std::string_view bytes)
{
    check(bytes);
    Input input(bytes);
    const std::uint8_t manner = input.byte();
    std::string good = packed(input.rest(), manner % 10) + packed(input.rest(), (manner + 1) % 10);
    const auto text = model::gunzip(good, limit);
    expect(text && *text == std::string(input.rest()) + std::string(input.rest()), "two members are read as one");
    const auto first = model::gunzip(packed(input.rest(), manner % 10), input.rest().size());
    expect(first && *first == input.rest(), "what was packed comes out");
    good[(manner * 7U) % good.size()] ^= static_cast<char>(1 << (manner % 8));
    check(good);
    check(std::string_view(good).substr(0, good.size() - manner % good.size()));
}

} // namespace botoscope::fuzz
