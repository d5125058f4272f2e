#include "core/http/crc.h"

#include <gtest/gtest.h>
#include <string>

namespace botoscope::http {

namespace {

/// Bit by bit, as the definition has it.
template <class Word> Word slow(std::string_view bytes, Word polynomial)
{
    Word crc = static_cast<Word>(~Word{0});
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1) ^ ((crc & 1) ? polynomial : Word{0});
        }
    }
    return static_cast<Word>(~crc);
}

std::string pattern(std::size_t size)
{
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) {
        bytes += static_cast<char>(i * 7 + i / 256);
    }
    return bytes;
}

} // namespace

TEST(Crc, GivesTheCheckValuesOfTheCatalogue)
{
    EXPECT_EQ(crc32("123456789"), 0xCBF43926U);
    EXPECT_EQ(crc32c("123456789"), 0xE3069283U);
    EXPECT_EQ(crc64Nvme("123456789"), 0xAE8B14860A799888ULL);
}

TEST(Crc, AgreesWithTheDefinitionAtEveryLength)
{
    for (std::size_t size = 0; size < 70; ++size) {
        const std::string bytes = pattern(size);
        EXPECT_EQ(crc32(bytes), slow<std::uint32_t>(bytes, 0xEDB88320U)) << size;
        EXPECT_EQ(crc32c(bytes), slow<std::uint32_t>(bytes, 0x82F63B78U)) << size;
        EXPECT_EQ(crc64Nvme(bytes), slow<std::uint64_t>(bytes, 0x9A6C9329AC4BC9B5ULL)) << size;
    }
}

TEST(Crc, GoesOnFromWhereItWas)
{
    const std::string bytes = pattern(1000);
    const std::string_view all = bytes;
    EXPECT_EQ(crc32(all.substr(333), crc32(all.substr(0, 333))), crc32(all));
    EXPECT_EQ(crc32c(all.substr(333), crc32c(all.substr(0, 333))), crc32c(all));
    EXPECT_EQ(crc64Nvme(all.substr(333), crc64Nvme(all.substr(0, 333))), crc64Nvme(all));
}

} // namespace botoscope::http
