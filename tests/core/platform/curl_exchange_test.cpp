#include "core/platform/curl_exchange.h"

#include "tests/support/engine/exchange.h"
#include "tests/support/engine/scripted_server.h"

#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

using namespace botoscope::test;

std::string firstLine(const std::string& text)
{
    return text.substr(0, text.find("\r\n"));
}

std::string hostLine(const ScriptedServer& server)
{
    return "Host: 127.0.0.1:" + std::to_string(server.serverPort()) + "\r\n";
}

/// Waits for a "100 Continue" longer than any test runs.
http::TransportOptions patient()
{
    http::TransportOptions options = testOptions();
    options.expectContinueMicros = 60'000'000;
    return options;
}

ErrorCode failureOf(const Script& script, http::TransportOptions options = testOptions())
{
    ScriptedServer server(script);
    CurlTransport transport;
    auto result = sendAndWait(transport, get(server.url()), options);
    EXPECT_FALSE(result.ok());
    return result.ok() ? ErrorCode::Internal : result.error().code;
}

class AwkwardTarget : public ::testing::TestWithParam<const char*> {};

TEST_P(AwkwardTarget, GoesOutByteForByte)
{
    ScriptedServer server(Script::always(response(200, "")));
    CurlTransport transport;
    ASSERT_TRUE(sendAndWait(transport, get(server.url(GetParam()))).ok());
    EXPECT_EQ(firstLine(server.received()), "GET " + std::string(GetParam()) + " HTTP/1.1");
}

INSTANTIATE_TEST_SUITE_P(CurlExchange, AwkwardTarget,
                         ::testing::Values("/a//b/../c%20d+%C3%A9%257E?acl", "//lead", "/%2E%2E/x", "/../x", "/./x",
                                           "/a/.", "/%7E%2f%41", "/?", "/?acl", "/?a=&b=%7E", "/x{|}^`\\", "/%zz",
                                           "/[a]?x[y]=1"));

TEST(CurlExchange, SendsTheHeadersOfTheRequestAndHostAlone)
{
    ScriptedServer server(Script::always(response(200, "")));
    CurlTransport transport;
    const http::Headers headers = {{"x-Lower", "1"},
                                   {"X-Empty", ""},
                                   {"X-Twice", "a"},
                                   {"X-Twice", "b"},
                                   {"authorization", "AWS4-HMAC-SHA256 Credential=AKID"}};
    ASSERT_TRUE(sendAndWait(transport, get(server.url("/h"), headers)).ok());
    EXPECT_EQ(server.received(), "GET /h HTTP/1.1\r\n" + hostLine(server) +
                                     "x-Lower: 1\r\nX-Empty:\r\nX-Twice: a\r\nX-Twice: b\r\n"
                                     "authorization: AWS4-HMAC-SHA256 Credential=AKID\r\n\r\n");
}

TEST(CurlExchange, SendsABodyAfterItsHeaders)
{
    ScriptedServer server(Script::always(response(200, "")));
    CurlTransport transport;
    http::Request request = put(server.url("/k"), "hello", {{"Content-Type", "text/plain"}});
    ASSERT_TRUE(sendAndWait(transport, request).ok());
    EXPECT_EQ(server.received(),
              "PUT /k HTTP/1.1\r\n" + hostLine(server) + "Content-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello");
}

TEST(CurlExchange, SendsAnEmptyPostAsItStands)
{
    ScriptedServer server(Script::always(response(200, "")));
    CurlTransport transport;
    http::Request request = get(server.url("/?uploads"), {{"Content-Length", "0"}});
    request.method = "POST";
    ASSERT_TRUE(sendAndWait(transport, request).ok());
    EXPECT_EQ(server.received(), "POST /?uploads HTTP/1.1\r\n" + hostLine(server) + "Content-Length: 0\r\n\r\n");
}

TEST(CurlExchange, FramesAChunkedUpload)
{
    ScriptedServer server(Script::always(response(200, "")));
    CurlTransport transport;
    http::Request request = get(server.url("/c"), {{"Transfer-Encoding", "chunked"}});
    request.method = "PUT";
    request.body = http::Body("0123456789");
    ASSERT_TRUE(sendAndWait(transport, request).ok());
    EXPECT_EQ(server.received(), "PUT /c HTTP/1.1\r\n" + hostLine(server) +
                                     "Transfer-Encoding: chunked\r\n\r\na\r\n0123456789\r\n0\r\n\r\n");
}

TEST(CurlExchange, KeepsUserInfoOfTheUrlOffTheWire)
{
    ScriptedServer server(Script::always(response(200, "")));
    CurlTransport transport;
    const std::string url = "http://user:pass@127.0.0.1:" + std::to_string(server.serverPort()) + "/";
    ASSERT_TRUE(sendAndWait(transport, get(url)).ok());
    EXPECT_EQ(server.received(), "GET / HTTP/1.1\r\n" + hostLine(server) + "\r\n");
}

TEST(CurlExchange, KeepsRepeatedHeadersInOrderAndTrailersApart)
{
    ScriptedServer server(
        Script::always("HTTP/1.1 200 Fine thing\r\nX-A: 1\r\nx-b: 2\r\nX-A:  3 \r\nTransfer-Encoding: chunked\r\n"
                       "\r\n5\r\nhello\r\n0\r\nX-Checksum: abc\r\nX-A: 4\r\n\r\n"));
    CurlTransport transport;
    auto result = sendAndWait(transport, get(server.url()));
    ASSERT_TRUE(result.ok());
    const http::Response& got = result->response;
    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(got.reason, "Fine thing");
    EXPECT_EQ(got.headers, (http::Headers{{"X-A", "1"}, {"x-b", "2"}, {"X-A", "3"}, {"Transfer-Encoding", "chunked"}}));
    EXPECT_EQ(got.trailers, (http::Headers{{"X-Checksum", "abc"}, {"X-A", "4"}}));
    EXPECT_EQ(got.bodyView(), "hello");
}

TEST(CurlExchange, NeitherDecompressesNorFollows)
{
    ScriptedServer server(Script::always(
        response(307, "\x1f\x8b not gzip", "Location: http://127.0.0.1:1/\r\nContent-Encoding: gzip\r\n")));
    CurlTransport transport;
    auto result = sendAndWait(transport, get(server.url()));
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->response.status, 307);
    EXPECT_EQ(result->response.bodyView(), "\x1f\x8b not gzip");
    EXPECT_EQ(server.connections(), 1U);
}

TEST(CurlExchange, TakesHeadAndBodylessAnswers)
{
    ScriptedServer head(Script()
                            .readRequest()
                            .send("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n")
                            .readRequest()
                            .send("HTTP/1.1 204 No Content\r\n\r\n"));
    CurlTransport transport;
    http::Request request = get(head.url("/k"));
    request.method = "HEAD";
    auto first = sendAndWait(transport, request);
    ASSERT_TRUE(first.ok());
    EXPECT_EQ(first->response.headers.get("content-length"), "99");
    EXPECT_EQ(first->response.bodyView(), "");
    request.method = "DELETE";
    auto second = sendAndWait(transport, request);
    ASSERT_TRUE(second.ok());
    EXPECT_EQ(second->response.status, 204);
    EXPECT_EQ(head.connections(), 1U);
}

TEST(CurlExchange, HoldsTheBodyUntilContinue)
{
    ScriptedServer server(
        Script().readHead().pause(50).send("HTTP/1.1 100 Continue\r\n\r\n").read(5).send(response(200, "ok")));
    CurlTransport transport;
    auto result = sendAndWait(transport, put(server.url("/k"), "hello", {{"Expect", "100-continue"}}), patient());
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->response.status, 200);
    EXPECT_EQ(result->response.bodyView(), "ok");
    EXPECT_FALSE(result->response.headers.empty());
    EXPECT_TRUE(server.received().ends_with("\r\n\r\nhello"));
}

TEST(CurlExchange, SendsTheBodyWhenNobodySaysContinue)
{
    ScriptedServer server(Script().readRequest().send(response(200, "")));
    CurlTransport transport;
    http::TransportOptions options = testOptions();
    options.expectContinueMicros = 100'000;
    auto result = sendAndWait(transport, put(server.url("/k"), "hello", {{"Expect", "100-continue"}}), options);
    ASSERT_TRUE(result.ok());
    EXPECT_GE(result->timing.total, 100'000);
}

TEST(CurlExchange, NeverSendsABodyThatWasRefused)
{
    ScriptedServer server(Script().readHead().send(response(403, "no")));
    CurlTransport transport;
    auto result = sendAndWait(transport, put(server.url("/k"), "hello", {{"Expect", "100-continue"}}), patient());
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->response.status, 403);
    EXPECT_TRUE(server.received().ends_with("\r\n\r\n"));
}

TEST(CurlExchange, ReportsARefusedExpectationWithoutSendingAgain)
{
    CurlTransport transport;
    ScriptedServer refusing(Script().readHead().send(response(417, "")).readRequest().send(response(200, "")));
    auto result = sendAndWait(transport, put(refusing.url("/k"), "hello", {{"Expect", "100-continue"}}), patient());
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->response.status, 417);
    EXPECT_EQ(refusing.connections(), 1U);
    EXPECT_TRUE(refusing.received().ends_with("\r\n\r\n")); // neither the body nor a second request
    EXPECT_EQ(refusing.received().find("PUT", 1), std::string::npos);
}

TEST(CurlExchange, ReportsAnEarly400WhileUploading)
{
    for (int round = 0; round < 10; ++round) {
        ScriptedServer server(Script().readHead().send(response(400, "too big")).close());
        CurlTransport transport;
        auto result = sendAndWait(transport, put(server.url("/k"), std::string(30 << 20, 'x')));
        ASSERT_TRUE(result.ok()) << result.error().message << ' ' << result.error().get("reason");
        EXPECT_EQ(result->response.status, 400);
        EXPECT_EQ(result->response.bodyView(), "too big");
        EXPECT_EQ(server.connections(), 1U);
    }
}

/// A body of which a piece is there, and then nothing for ever.
class EndlessSource final : public http::BodySource {
public:
    std::optional<std::int64_t> size() const override { return std::nullopt; }
    Result<std::size_t> read(char* buffer, std::size_t size) override
    {
        return std::exchange(m_given, true) ? notYet : std::string_view("piece").copy(buffer, size);
    }
    Result<void> rewind() override { return {}; }
    std::string description() const override { return "endless"; }

private:
    bool m_given = false;
};

TEST(CurlExchange, EndsWithTheAnswerWhateverIsStillToBeSent)
{
    for (const int status : {200, 403}) {
        ScriptedServer server(Script().readHead().send(response(status, "enough")));
        CurlTransport transport;
        http::Request request = put(server.url("/k"), "", {{"Transfer-Encoding", "chunked"}});
        request.body = http::Body(std::make_shared<EndlessSource>());
        auto result = sendAndWait(transport, std::move(request), patient());
        ASSERT_TRUE(result.ok()) << result.error().message;
        EXPECT_EQ(result->response.status, status);
        EXPECT_EQ(result->response.bodyView(), "enough");
    }
}

TEST(CurlExchange, CallsAPeerThatClosesEarlyClosed)
{
    EXPECT_EQ(failureOf(Script().readRequest().close()), ErrorCode::ConnectionClosed);
    EXPECT_EQ(failureOf(Script().readRequest().reset()), ErrorCode::ConnectionClosed);
    EXPECT_EQ(failureOf(Script().readRequest().send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc").close()),
              ErrorCode::ConnectionClosed);
    EXPECT_EQ(failureOf(Script().readRequest().send("HTTP/1.1 200 OK\r\nContent-Le").close()),
              ErrorCode::ConnectionClosed);
    EXPECT_EQ(
        failureOf(Script().readRequest().send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc").close()),
        ErrorCode::ConnectionClosed);
}

TEST(CurlExchange, CallsWhatIsNoHttpClosed)
{
    EXPECT_EQ(failureOf(Script().readRequest().send("SSH-2.0-OpenSSH_9\r\n\r\n").close()), ErrorCode::ConnectionClosed);
    EXPECT_EQ(
        failureOf(
            Script().readRequest().send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n").close()),
        ErrorCode::ConnectionClosed);
}

TEST(CurlExchange, TellsHowFarATruncatedResponseCame)
{
    ScriptedServer server(Script().readRequest().send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc").close());
    CurlTransport transport;
    auto result = sendAndWait(transport, get(server.url("/x?X-Amz-Signature=beef&a=1")));
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().get("status"), "200");
    EXPECT_EQ(result.error().get("received_bytes"), "3");
    EXPECT_EQ(result.error().get("url"), server.url("/x?X-Amz-Signature=(redacted)&a=1"));
    EXPECT_NE(result.error().get("reason"), "");
}

TEST(CurlExchange, TimesOutOnSilence)
{
    ScriptedServer server(Script().readRequest());
    CurlTransport transport;
    http::TransportOptions options = testOptions();
    options.readTimeoutMicros = 200'000;
    const auto begun = std::chrono::steady_clock::now();
    auto result = sendAndWait(transport, get(server.url("/slow")), options);
    const auto took = std::chrono::steady_clock::now() - begun;
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::ReadTimeout);
    EXPECT_EQ(result.error().message, "Read timeout on endpoint URL: \"" + server.url("/slow") + "\"");
    EXPECT_GE(took, std::chrono::milliseconds(200));
    EXPECT_LT(took, std::chrono::seconds(4)); // well before anything else would end it
}

TEST(CurlExchange, ATrickleIsNoSilence)
{
    ScriptedServer server(Script().readRequest().trickle(response(200, "slowly"), 30));
    CurlTransport transport;
    http::TransportOptions options = testOptions();
    options.readTimeoutMicros = 1'000'000;
    auto result = sendAndWait(transport, get(server.url()), options);
    ASSERT_TRUE(result.ok()) << result.error().message;
    EXPECT_EQ(result->response.bodyView(), "slowly");
    EXPECT_GT(result->timing.total, options.readTimeoutMicros);
}

TEST(CurlExchange, TimesOutWhenTheBodyStops)
{
    http::TransportOptions options = testOptions();
    options.readTimeoutMicros = 150'000;
    EXPECT_EQ(failureOf(Script().readRequest().send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"), options),
              ErrorCode::ReadTimeout);
}

TEST(CurlExchange, TimesOutWhenNobodyReadsTheUpload)
{
    ScriptedServer server(Script().readHead().send("").pause(60'000));
    CurlTransport transport;
    http::TransportOptions options = testOptions();
    options.readTimeoutMicros = 200'000;
    auto result = sendAndWait(transport, put(server.url(), std::string(50 << 20, 'x')), options);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::ReadTimeout);
}

TEST(CurlExchange, TimesOutConnecting)
{
    const BlackHole hole;
    CurlTransport transport;
    http::TransportOptions options = testOptions();
    options.connectTimeoutMicros = 200'000;
    auto result = sendAndWait(transport, get(hole.url()), options);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::ConnectTimeout);
    EXPECT_EQ(result.error().message, "Connect timeout on endpoint URL: \"" + hole.url() + "\"");
}

TEST(CurlExchange, CannotConnectToAClosedPortOrAnUnknownName)
{
    CurlTransport transport;
    const std::string refused = "http://127.0.0.1:" + std::to_string(closedPort()) + "/";
    for (const std::string& url : {refused, std::string("http://no-such-host.invalid/")}) {
        auto result = sendAndWait(transport, get(url));
        ASSERT_FALSE(result.ok());
        EXPECT_EQ(result.error().code, ErrorCode::EndpointConnection) << result.error().get("reason");
        EXPECT_EQ(result.error().message, "Could not connect to the endpoint URL: \"" + url + "\"");
    }
}

TEST(CurlExchange, RefusesAnUntrustedCertificate)
{
    ScriptedServer server(Script::always(response(200, "")), ScriptedServer::Tls::Yes);
    CurlTransport transport;
    auto result = sendAndWait(transport, get(server.url()));
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::Ssl);
    EXPECT_TRUE(result.error().message.starts_with("SSL validation failed for " + server.url()));
    EXPECT_NE(result.error().get("reason").find("self-signed"), std::string_view::npos);
}

TEST(CurlExchange, TrustsTheGivenBundleOrNobodyChecks)
{
    ScriptedServer server(Script::always(response(200, "ok")), ScriptedServer::Tls::Yes);
    CurlTransport transport;
    http::TransportOptions trusting = testOptions();
    trusting.caBundle = server.certificateFile();
    auto trusted = sendAndWait(transport, get(server.url()), trusting);
    ASSERT_TRUE(trusted.ok()) << trusted.error().message;
    EXPECT_GE(trusted->timing.tls, trusted->timing.connect);
    http::TransportOptions careless = testOptions();
    careless.verifyTls = false;
    EXPECT_TRUE(sendAndWait(transport, get(server.url()), careless).ok());
    EXPECT_EQ(server.connections(), 2U); // a connection that was not checked is not used for those who check
}

TEST(CurlExchange, NamesABundleThatIsMissing)
{
    ScriptedServer server(Script::always(response(200, "ok")), ScriptedServer::Tls::Yes);
    CurlTransport transport;
    http::TransportOptions options = testOptions();
    options.caBundle = "/nonexistent/bundle.pem";
    auto result = sendAndWait(transport, get(server.url()), options);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::Ssl);
    EXPECT_NE(result.error().get("reason").find("/nonexistent/bundle.pem"), std::string_view::npos);
}

TEST(CurlExchange, ForwardsHttpThroughAProxyInAbsoluteForm)
{
    ScriptedServer proxy(Script::always(response(200, "via")));
    CurlTransport transport;
    http::TransportOptions options = testOptions();
    options.noProxy = false;
    options.proxy = "us%40er:p%3Aw@127.0.0.1:" + std::to_string(proxy.serverPort());
    auto result = sendAndWait(transport, get("http://bucket.example:81//a/../%7E?x"), options);
    ASSERT_TRUE(result.ok()) << result.error().message;
    EXPECT_EQ(proxy.received(), "GET http://bucket.example:81//a/../%7E?x HTTP/1.1\r\nHost: bucket.example:81\r\n"
                                "Proxy-Authorization: Basic dXNAZXI6cDp3\r\n\r\n");
}

TEST(CurlExchange, BlamesTheProxyAndMasksItsPassword)
{
    ScriptedServer proxy(
        Script().readHead().send("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"));
    CurlTransport transport;
    http::TransportOptions options = testOptions();
    options.noProxy = false;
    const std::string port = std::to_string(proxy.serverPort());
    options.proxy = "http://user:hunter2@127.0.0.1:" + port;
    auto refused = sendAndWait(transport, get("https://bucket.example/"), options);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::ProxyConnection) << refused.error().get("reason");
    EXPECT_EQ(refused.error().message, "Failed to connect to proxy URL: \"http://***:***@127.0.0.1:" + port + "\"");
    EXPECT_TRUE(proxy.received().starts_with("CONNECT bucket.example:443 HTTP/1.1\r\n"));

    options.proxy = "http://user:hunter2@127.0.0.1:" + std::to_string(closedPort());
    auto unreachable = sendAndWait(transport, get("http://bucket.example/"), options);
    ASSERT_FALSE(unreachable.ok());
    EXPECT_EQ(unreachable.error().code, ErrorCode::ProxyConnection);
    for (const auto& [key, value] : unreachable.error().context) {
        EXPECT_EQ(value.find("hunter2"), std::string::npos) << key;
    }
}

TEST(CurlExchange, NotesWhenThingsHappened)
{
    ScriptedServer server(
        Script().readRequest().pause(80).send(response(200, "x")).readRequest().send(response(200, "y")));
    CurlTransport transport;
    auto first = sendAndWait(transport, put(server.url(), "body"));
    ASSERT_TRUE(first.ok());
    const http::Timing& timing = first->timing;
    EXPECT_FALSE(timing.reusedConnection);
    EXPECT_GE(timing.connect, 0);
    EXPECT_EQ(timing.tls, -1);
    EXPECT_GE(timing.requestSent, timing.connect);
    EXPECT_GE(timing.firstByte, 60'000);
    EXPECT_GE(timing.total, timing.firstByte);
    EXPECT_EQ(timing.remoteAddress, "127.0.0.1:" + std::to_string(server.serverPort()));
    EXPECT_EQ(timing.httpVersion, "1.1");
    auto second = sendAndWait(transport, get(server.url()));
    ASSERT_TRUE(second.ok());
    EXPECT_TRUE(second->timing.reusedConnection);
    EXPECT_EQ(second->timing.connect, -1);
}

} // namespace
} // namespace botoscope::platform
