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

} // namespace
} // namespace botoscope::platform
