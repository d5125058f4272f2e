#include "core/http/checksum_stream.h"

#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::http {

namespace {
Result<std::int64_t> readAll(const std::string& expected)
{
    auto draining = drain(std::make_shared<ChecksumStream>(std::make_shared<test::FakeStream>("Hello world"),
                                                           makeChecksum("crc32"), expected),
                          [](std::string_view) { return Result<void>(); });
    return draining.take();
}
} // namespace

TEST(ChecksumStream, EndsWellWithTheRightChecksum)
{
    const auto total = readAll("i9aeUg==");
    ASSERT_TRUE(total.ok());
    EXPECT_EQ(*total, 11);
}

TEST(ChecksumStream, EndsWithAnErrorElse)
{
    for (const char* expected : {"AAAAAA==", "no base64", ""}) {
        const auto total = readAll(expected);
        ASSERT_FALSE(total.ok()) << expected;
        EXPECT_EQ(total.error().code, ErrorCode::ChecksumMismatch);
    }
}

} // namespace botoscope::http
