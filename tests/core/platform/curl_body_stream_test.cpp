#include "core/platform/curl_body_stream.h"

#include "core/platform/curl_transport.h"
#include "tests/core/http/text_source.h"
#include "tests/support/engine/exchange.h"
#include "tests/support/engine/scripted_server.h"

#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

using namespace botoscope::test;

http::TransportOptions streaming()
{
    http::TransportOptions options = testOptions();
    options.streamBody = true;
    return options;
}

/// All of a stream, or the words of what ended it.
std::string all(const std::shared_ptr<http::BodyStream>& stream)
{
    std::string out;
    auto total = await(http::drain(stream, [&out](std::string_view piece) {
        out += piece;
        return Result<void>();
    }));
    return total.ok() ? out : out + "|" + std::string(errorCodeName(total.error().code));
}

TEST(CurlBodyStream, GivesTheHeadBeforeTheBodyHasCome)
{
    ScriptedServer server(Script().readRequest().send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"));
    CurlTransport transport;
    const auto result = sendAndWait(transport, get(server.url()), streaming());
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->response.headers.get("Content-Length"), "5");
    EXPECT_EQ(result->response.bodyView(), "");
    EXPECT_NE(result->response.stream, nullptr);
}

TEST(CurlBodyStream, GivesTheBodyPieceByPiece)
{
    ScriptedServer server(
        Script().readRequest().send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe").pause(20).send("llo"));
    CurlTransport transport;
    const auto result = sendAndWait(transport, get(server.url()), streaming());
    ASSERT_TRUE(result.ok());
    const auto first = await(result->response.stream->read());
    ASSERT_TRUE(first.ok());
    EXPECT_EQ(*first, "he");
    EXPECT_EQ(all(result->response.stream), "llo");
    EXPECT_EQ(all(result->response.stream), "");
}

TEST(CurlBodyStream, GivesABodyThatIsThereAtOnce)
{
    ScriptedServer server(Script::always(response(200, "hello")));
    CurlTransport transport;
    const auto result = sendAndWait(transport, get(server.url()), streaming());
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(all(result->response.stream), "hello");
}

TEST(CurlBodyStream, IsForSuccessesOnly)
{
    ScriptedServer server(Script::always(response(404, "gone")));
    CurlTransport transport;
    const auto result = sendAndWait(transport, get(server.url()), streaming());
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->response.stream, nullptr);
    EXPECT_EQ(result->response.bodyView(), "gone");
}

TEST(CurlBodyStream, ABodyThatEndsEarlyIsAnErrorBehindItsBytes)
{
    ScriptedServer server(
        Script().readRequest().send("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello").pause(20).close());
    CurlTransport transport;
    const auto result = sendAndWait(transport, get(server.url()), streaming());
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(all(result->response.stream), "hello|ConnectionClosed");
}

TEST(CurlBodyStream, HoldsTheSenderBackWhileNobodyReads)
{
    const std::string body(32UL << 20, 'x');
    ScriptedServer server(Script::always(response(200, body)));
    CurlTransport transport;
    const auto result = sendAndWait(transport, get(server.url()), streaming());
    ASSERT_TRUE(result.ok());
    std::size_t largest = 0;
    auto total = await(http::drain(result->response.stream, [&largest](std::string_view piece) {
        largest = std::max(largest, piece.size());
        return Result<void>();
    }));
    ASSERT_TRUE(total.ok());
    EXPECT_EQ(*total, static_cast<std::int64_t>(body.size()));
    EXPECT_LT(largest, 3UL << 20);
}

TEST(CurlBodyStream, ClosesTheConnectionWhenNobodyWantsTheRest)
{
    ScriptedServer server(Script().readRequest().send("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello"));
    CurlTransport transport;
    {
        const auto result = sendAndWait(transport, get(server.url()), streaming());
        ASSERT_TRUE(result.ok());
    }
    EXPECT_TRUE(waitUntil([&] { return server.closed(); }));
}

TEST(CurlBodyStream, SilenceInTheMiddleIsAReadTimeout)
{
    ScriptedServer server(Script().readRequest().send("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello"));
    CurlTransport transport;
    http::TransportOptions options = streaming();
    options.readTimeoutMicros = 100'000;
    const auto result = sendAndWait(transport, get(server.url()), options);
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(all(result->response.stream), "hello|ReadTimeout");
}

} // namespace
} // namespace botoscope::platform
