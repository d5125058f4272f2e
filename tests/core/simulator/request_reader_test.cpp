#include "core/simulator/request_reader.h"

#include <gtest/gtest.h>

namespace botoscope::simulator {
namespace {

using State = RequestReader::State;

TEST(RequestReader, ReadsARequestByteByByte)
{
    RequestReader reader;
    const std::string text = "POST /a?b HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello";
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        ASSERT_EQ(reader.feed(text.substr(i, 1)), State::NeedMore);
    }
    ASSERT_EQ(reader.feed(text.substr(text.size() - 1)), State::Complete);
    const ServerRequest request = reader.take();
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.target, "/a?b");
    EXPECT_EQ(request.headers.get("host"), "h");
    EXPECT_EQ(request.body, "hello");
}

TEST(RequestReader, ReadsTwoRequestsFromOneRead)
{
    RequestReader reader;
    ASSERT_EQ(reader.feed("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n"), State::Complete);
    EXPECT_EQ(reader.take().target, "/1");
    ASSERT_EQ(reader.feed({}), State::Complete);
    EXPECT_EQ(reader.take().target, "/2");
    EXPECT_EQ(reader.feed({}), State::NeedMore);
}

TEST(RequestReader, ReadsChunkedBodiesWithTrailers)
{
    RequestReader reader;
    ASSERT_EQ(reader.feed("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n"),
              State::NeedMore);
    ASSERT_EQ(reader.feed("0\r\nx-amz-checksum-crc32: AA\r\n\r\n"), State::Complete);
    EXPECT_EQ(reader.take().body, "hello world");
}

TEST(RequestReader, AsksForContinueOnce)
{
    RequestReader reader;
    ASSERT_EQ(reader.feed("PUT / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n"), State::NeedMore);
    EXPECT_TRUE(reader.wantsContinue());
    EXPECT_FALSE(reader.wantsContinue());
    EXPECT_EQ(reader.feed("x"), State::Complete);
}

TEST(RequestReader, TellsBrokenAndHugeRequests)
{
    EXPECT_EQ(RequestReader().feed("nonsense\r\n\r\n"), State::Broken);
    EXPECT_EQ(RequestReader().feed("GET / HTTP/1.1\r\nno colon\r\n\r\n"), State::Broken);
    EXPECT_EQ(RequestReader().feed("GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n"), State::Broken);
    EXPECT_EQ(RequestReader().feed("GET / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n"), State::TooLarge);
    EXPECT_EQ(RequestReader().feed(std::string(300'000, 'a')), State::TooLarge);
}

TEST(RequestReader, BelievesNoLengthThatIsNone)
{
    EXPECT_EQ(RequestReader().feed("GET / HTTP/1.1\r\nContent-Length: 5x\r\n\r\n"), State::Broken);
    const std::string chunked = "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(RequestReader().feed(chunked + "5x\r\n"), State::Broken);
    EXPECT_EQ(RequestReader().feed(chunked + "2\r\nabcd\r\n"), State::Broken);
    // Added to what is there, such a size would be small again.
    EXPECT_EQ(RequestReader().feed(chunked + "2\r\nab\r\nfffffffffffffffe\r\n"), State::TooLarge);
}

TEST(RequestReader, ReadsNothingMoreBehindABrokenRequest)
{
    RequestReader reader;
    EXPECT_EQ(reader.feed("nonsense\r\n\r\nGET / HTTP/1.1\r\n\r\n"), State::Broken);
    EXPECT_EQ(reader.feed("GET / HTTP/1.1\r\n\r\n"), State::Broken);
}

TEST(RequestReader, BoundsAHeadHoweverItComes)
{
    const std::string head = "GET / HTTP/1.1\r\nA: " + std::string(300'000, 'a') + "\r\n\r\n";
    EXPECT_EQ(RequestReader().feed(head), State::TooLarge);
    RequestReader reader;
    EXPECT_EQ(reader.feed(std::string_view(head).substr(0, 299'000)), State::TooLarge);
}

} // namespace
} // namespace botoscope::simulator
