#include "core/platform/response_collector.h"

#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

TEST(ResponseCollector, DropsInterimAnswers)
{
    ResponseCollector collector(100, false);
    for (const char* line : {"HTTP/1.1 100 Continue\r\n", "X-Interim: 1\r\n", "\r\n"}) {
        EXPECT_TRUE(collector.headerLine(line));
    }
    EXPECT_FALSE(collector.headComplete());
    for (const char* line : {"HTTP/1.1 201 Created here\r\n", "X-A: 1\r\n", "\r\n"}) {
        EXPECT_TRUE(collector.headerLine(line));
    }
    EXPECT_TRUE(collector.headComplete());
    const http::Response response = collector.take();
    EXPECT_EQ(response.status, 201);
    EXPECT_EQ(response.reason, "Created here");
    EXPECT_EQ(response.headers, (http::Headers{{"X-A", "1"}}));
}

TEST(ResponseCollector, UnfoldsContinuedFields)
{
    ResponseCollector collector(100, false);
    for (const char* line : {"HTTP/2 200 \r\n", "X-A: 1\r\n", "X-B: one\r\n", "\t two\r\n", "\r\n"}) {
        EXPECT_TRUE(collector.headerLine(line));
    }
    const http::Response response = collector.take();
    EXPECT_EQ(response.headers, (http::Headers{{"X-A", "1"}, {"X-B", "one two"}}));
    EXPECT_EQ(response.reason, "");
    ASSERT_NE(response.body, nullptr);
}

TEST(ResponseCollector, StopsAtTheLimit)
{
    ResponseCollector collector(5, false);
    EXPECT_TRUE(collector.append("12345"));
    EXPECT_FALSE(collector.append("6"));
    EXPECT_TRUE(collector.tooLarge());
}

TEST(ResponseCollector, BelievesAnAnnouncedLengthUnlessThereIsNoBody)
{
    for (const bool bodyless : {false, true}) {
        ResponseCollector collector(5, bodyless);
        EXPECT_TRUE(collector.headerLine("HTTP/1.1 200 OK"));
        EXPECT_TRUE(collector.headerLine("content-length: 6"));
        EXPECT_EQ(collector.headerLine(""), bodyless);
        EXPECT_EQ(collector.tooLarge(), !bodyless);
    }
}

TEST(ResponseCollector, BoundsEndlessHeaders)
{
    ResponseCollector collector(5, false);
    EXPECT_TRUE(collector.headerLine("HTTP/1.1 200 OK"));
    bool taken = true;
    for (int i = 0; i < 2000 && taken; ++i) {
        taken = collector.headerLine("X: " + std::string(1000, 'x'));
    }
    EXPECT_FALSE(taken);
    EXPECT_TRUE(collector.tooLarge());
}

TEST(ResponseCollector, ReadsBytesThatAreNoUtf8AsLatin1)
{
    ResponseCollector collector(100, false);
    for (const char* line : {"HTTP/1.1 200 \xe9t\xe9", "x-a: \xe9", "x-b: \xc3\xa9", ""}) {
        EXPECT_TRUE(collector.headerLine(line));
    }
    const http::Response response = collector.take();
    EXPECT_EQ(response.reason, "\xc3\xa9t\xc3\xa9");
    EXPECT_EQ(response.headers.get("x-a"), "\xc3\xa9");
    EXPECT_EQ(response.headers.get("x-b"), "\xc3\xa9");
}

TEST(ResponseCollector, UnfoldsAFieldOfManyLinesInReasonableTime)
{
    ResponseCollector collector(100, false);
    EXPECT_TRUE(collector.headerLine("HTTP/1.1 200 OK"));
    EXPECT_TRUE(collector.headerLine("x-a: 1"));
    for (int i = 0; i < 300'000; ++i) {
        EXPECT_TRUE(collector.headerLine(" x"));
    }
    EXPECT_TRUE(collector.headerLine(""));
    EXPECT_EQ(collector.take().headers.get("x-a").size(), 600'001U);
}

TEST(ResponseCollector, KeepsTheLastTrailer)
{
    ResponseCollector collector(100, false);
    for (const char* line : {"HTTP/1.1 200 OK", "A: 1", "", "B: 2", " b"}) {
        EXPECT_TRUE(collector.headerLine(line));
    }
    const http::Response response = collector.take();
    EXPECT_EQ(response.headers, (http::Headers{{"A", "1"}}));
    EXPECT_EQ(response.trailers, (http::Headers{{"B", "2 b"}}));
}

} // namespace
} // namespace botoscope::platform
