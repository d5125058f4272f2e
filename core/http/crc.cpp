#include "core/http/crc.h"

#include <array>
#include <bit>
#include <cstring>
#include <zlib.h>
#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

namespace botoscope::http {

namespace {

static_assert(std::endian::native == std::endian::little, "words are read as they lie");

/// Tables for eight bytes at a time ("slicing by 8") of a reflected polynomial.
template <class Word, Word polynomial> struct Slices {
    std::array<std::array<Word, 256>, 8> table{};

    constexpr Slices()
    {
        for (std::size_t byte = 0; byte < 256; ++byte) {
            Word value = static_cast<Word>(byte);
            for (int bit = 0; bit < 8; ++bit) {
                value = (value >> 1) ^ ((value & 1) ? polynomial : Word{0});
            }
            table[0][byte] = value;
        }
        for (std::size_t slice = 1; slice < 8; ++slice) {
            for (std::size_t byte = 0; byte < 256; ++byte) {
                const Word value = table[slice - 1][byte];
                table[slice][byte] = (value >> 8) ^ table[0][value & 0xFF];
            }
        }
    }
};

std::uint64_t wordAt(const char* at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof(word));
    return word;
}

template <class Word, Word polynomial> Word crcOf(std::string_view bytes, Word before)
{
    static constexpr Slices<Word, polynomial> slices;
    const auto& table = slices.table;
    Word crc = static_cast<Word>(~before);
    for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
        const std::uint64_t word = wordAt(bytes.data()) ^ crc;
        crc = table[7][word & 0xFF] ^ table[6][word >> 8 & 0xFF] ^ table[5][word >> 16 & 0xFF] ^
              table[4][word >> 24 & 0xFF] ^ table[3][word >> 32 & 0xFF] ^ table[2][word >> 40 & 0xFF] ^
              table[1][word >> 48 & 0xFF] ^ table[0][word >> 56];
    }
    for (const char byte : bytes) {
        crc = (crc >> 8) ^ table[0][(crc ^ static_cast<unsigned char>(byte)) & 0xFF];
    }
    return static_cast<Word>(~crc);
}

#if defined(__x86_64__)
/// The processor's own instruction, where it has one.
__attribute__((target("sse4.2"))) std::uint32_t crc32cBySse(std::string_view bytes, std::uint32_t before)
{
    std::uint64_t crc = static_cast<std::uint32_t>(~before);
    for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
        crc = _mm_crc32_u64(crc, wordAt(bytes.data()));
    }
    for (const char byte : bytes) {
        crc = _mm_crc32_u8(static_cast<std::uint32_t>(crc), static_cast<unsigned char>(byte));
    }
    return ~static_cast<std::uint32_t>(crc);
}
#endif

} // namespace

std::uint32_t crc32(std::string_view bytes, std::uint32_t before)
{
    return static_cast<std::uint32_t>(crc32_z(before, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::uint32_t crc32c(std::string_view bytes, std::uint32_t before)
{
#if defined(__x86_64__)
    static const bool hasInstruction = __builtin_cpu_supports("sse4.2") != 0;
    if (hasInstruction) {
        return crc32cBySse(bytes, before);
    }
#endif
    return crcOf<std::uint32_t, 0x82F63B78U>(bytes, before);
}

std::uint64_t crc64Nvme(std::string_view bytes, std::uint64_t before)
{
    return crcOf<std::uint64_t, 0x9A6C9329AC4BC9B5ULL>(bytes, before);
}

} // namespace botoscope::http
