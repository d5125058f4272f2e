#include "core/http/aws_chunked.h"

#include "tests/core/http/text_source.h"

#include <gtest/gtest.h>

namespace botoscope::http {

using test::drain;
using test::TextSource;

namespace {
std::string throughSource(const std::string& text, std::size_t step)
{
    AwsChunkedSource source(std::make_shared<TextSource>(text, step), "crc32");
    return drain(source);
}
} // namespace

TEST(AwsChunked, FramesABodyWithItsChecksumBehind)
{
    // Captured from botocore 1.43.11.
    EXPECT_EQ(awsChunked("hello", "crc32"), "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n");
}

TEST(AwsChunked, FramesAnEmptyBody)
{
    EXPECT_EQ(awsChunked("", "crc32"), "0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n");
    EXPECT_EQ(throughSource("", 3), awsChunked("", "crc32"));
}

TEST(AwsChunked, ASourceGivesTheSameAsBytesInMemory)
{
    const std::string text(3 * 1024 * 1024 + 17, 'x');
    EXPECT_EQ(throughSource(text, 4096), awsChunked(text, "crc32"));
    EXPECT_EQ(throughSource("hello", 2), awsChunked("hello", "crc32"));
}

TEST(AwsChunked, APieceIsOneMebibyte)
{
    const std::string framed = awsChunked(std::string(1024 * 1024 + 1, 'x'), "sha1");
    EXPECT_TRUE(framed.starts_with("100000\r\nxx"));
    EXPECT_NE(framed.find("xx\r\n1\r\nx\r\n0\r\nx-amz-checksum-sha1:"), std::string::npos);
}

TEST(AwsChunked, BeginsAnewWhenRewound)
{
    AwsChunkedSource source(std::make_shared<TextSource>("hello"), "crc32");
    std::string buffer(4, '\0');
    ASSERT_TRUE(source.read(buffer.data(), buffer.size()));
    ASSERT_TRUE(source.rewind());
    EXPECT_EQ(drain(source), awsChunked("hello", "crc32"));
}

TEST(AwsChunked, CannotRewindWhatIsNotSeekable)
{
    AwsChunkedSource source(std::make_shared<TextSource>("hello", 3, false), "crc32");
    EXPECT_EQ(drain(source), awsChunked("hello", "crc32"));
    EXPECT_FALSE(source.rewind());
}

} // namespace botoscope::http
