#include "core/http/checksum.h"

#include <gtest/gtest.h>

namespace botoscope::http {

TEST(Checksum, IsWrittenAsTheHeadersHaveIt)
{
    EXPECT_EQ(checksumText("crc32", "Hello world"), "i9aeUg==");
    EXPECT_EQ(checksumText("crc32c", "Hello world"), "crUfeA==");
    EXPECT_EQ(checksumText("crc64nvme", "Hello world"), "OOJZ0D8xKts=");
    EXPECT_EQ(checksumText("sha1", "Hello world"), "e1AsOh9IyGCa4hLN+2Od7jlnP14=");
    EXPECT_EQ(checksumText("sha256", "Hello world"), "ZOyIygCyaOW6GjVnihtTFtIS9PNmskdyMlNKiuyjfzw=");
    EXPECT_EQ(checksumText("xxhash64", "Hello world"), "xQCwyRKzdtg=");
    EXPECT_EQ(checksumText("xxhash3", "Hello world"), "tqy52Eo4/3Q=");
    EXPECT_EQ(checksumText("xxhash128", "Hello world"), "c1H4mBL5c4K5HQWzHgTdfw==");
}

TEST(Checksum, TakesBytesInPieces)
{
    for (const char* algorithm : {"crc32", "crc64nvme", "sha1", "sha512", "xxhash64", "xxhash3", "xxhash128"}) {
        const auto whole = makeChecksum(algorithm);
        whole->update("Hello world");
        const auto pieces = makeChecksum(algorithm);
        pieces->update("Hello");
        (void)pieces->digest();
        pieces->update(" world");
        EXPECT_EQ(pieces->digest(), whole->digest()) << algorithm;
    }
}

TEST(Checksum, BeginsAnewAfterAReset)
{
    for (const char* algorithm : {"crc32c", "sha256", "xxhash64", "xxhash3"}) {
        const auto checksum = makeChecksum(algorithm);
        const std::string empty = checksum->digest();
        checksum->update("x");
        checksum->reset();
        EXPECT_EQ(checksum->digest(), empty) << algorithm;
    }
}

TEST(Checksum, KnowsNoOtherAlgorithm)
{
    EXPECT_EQ(makeChecksum("md5"), nullptr);
    EXPECT_FALSE(isKnownChecksum("CRC32"));
    EXPECT_TRUE(isKnownChecksum("crc32"));
}

} // namespace botoscope::http
