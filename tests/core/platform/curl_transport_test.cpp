#include "core/platform/curl_transport.h"

#include "tests/support/engine/exchange.h"
#include "tests/support/engine/scripted_server.h"

#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

using namespace botoscope::test;

TEST(CurlTransport, UsesAKeptConnectionAgain)
{
    ScriptedServer server(Script::always(response(200, "x")));
    CurlTransport transport;
    for (int i = 0; i < 20; ++i) {
        ASSERT_TRUE(sendAndWait(transport, get(server.url("/" + std::to_string(i)))).ok());
    }
    EXPECT_EQ(server.connections(), 1U);
    EXPECT_EQ(server.heads().size(), 20U);
}

TEST(CurlTransport, DoesNotSendAgainWhenAKeptConnectionDies)
{
    // The second request arrives and is answered with nothing: only the caller may decide to try again.
    for (const char* body : {"", "payload"}) {
        ScriptedServer fresh(Script().readRequest().send(response(200, "x")).readRequest().close());
        fresh.then(Script::always(response(200, "again")));
        CurlTransport transport;
        ASSERT_TRUE(sendAndWait(transport, get(fresh.url("/one"))).ok());
        auto second = sendAndWait(transport, *body ? put(fresh.url("/two"), body) : get(fresh.url("/two")));
        ASSERT_FALSE(second.ok());
        EXPECT_EQ(second.error().code, ErrorCode::ConnectionClosed);
        EXPECT_EQ(fresh.received(1), "");
    }
}

TEST(CurlTransport, OpensAFreshConnectionWhenTheKeptOneWasClosedBefore)
{
    ScriptedServer server(Script().readRequest().send(response(200, "x")).close());
    server.then(Script::always(response(200, "y")));
    CurlTransport transport;
    ASSERT_TRUE(sendAndWait(transport, get(server.url())).ok());
    ASSERT_TRUE(waitUntil([&] { return server.closed(0); }));
    auto second = sendAndWait(transport, get(server.url()));
    ASSERT_TRUE(second.ok()) << second.error().message;
    EXPECT_EQ(second->response.bodyView(), "y");
}

TEST(CurlTransport, RefusesAResponseBeyondItsLimit)
{
    CurlTransportSettings settings;
    settings.maxResponseBytes = 10;
    CurlTransport transport(settings);
    const std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n0123456789a\r\n0\r\n\r\n";
    for (const std::string& answer : {response(200, "0123456789a"), chunked}) {
        ScriptedServer server(Script::always(answer));
        auto result = sendAndWait(transport, get(server.url()));
        ASSERT_FALSE(result.ok());
        EXPECT_EQ(result.error().code, ErrorCode::HttpClient);
        EXPECT_NE(result.error().message.find("larger than the limit of 10 bytes"), std::string::npos);
    }
    ScriptedServer fitting(Script::always(response(200, "0123456789")));
    EXPECT_TRUE(sendAndWait(transport, get(fitting.url())).ok());
}

TEST(CurlTransport, RefusesARequestThatCannotGoOutAsItStands)
{
    CurlTransport transport;
    for (const char* url : {"ftp://127.0.0.1/", "no url", "http://127.0.0.1/a b", "http://127.0.0.1/\r\nX: y"}) {
        auto result = sendAndWait(transport, get(url));
        ASSERT_FALSE(result.ok()) << url;
        EXPECT_EQ(result.error().code, ErrorCode::HttpClient);
    }
    auto injected = sendAndWait(transport, get("http://127.0.0.1/", {{"X-A", "1\r\nX-B: 2"}}));
    ASSERT_FALSE(injected.ok());
    EXPECT_EQ(injected.error().code, ErrorCode::HttpClient);
}

TEST(CurlTransport, TakesItsProxyFromTheEnvironmentItWasGiven)
{
    ScriptedServer proxy(Script::always(response(200, "via")));
    CurlTransportSettings settings;
    settings.environment.set("http_proxy", proxy.origin());
    settings.environment.set("no_proxy", "127.0.0.1");
    CurlTransport transport(settings);
    http::TransportOptions options = testOptions();
    options.noProxy = false;
    auto via = sendAndWait(transport, get("http://bucket.example/"), options);
    ASSERT_TRUE(via.ok()) << via.error().message;
    EXPECT_TRUE(proxy.received().starts_with("GET http://bucket.example/ HTTP/1.1\r\n"));
    ScriptedServer direct(Script::always(response(200, "direct")));
    auto straight = sendAndWait(transport, get(direct.url()), options);
    ASSERT_TRUE(straight.ok());
    EXPECT_EQ(straight->response.bodyView(), "direct");
}

TEST(CurlTransport, ExchangesOutliveIt)
{
    ScriptedServer server(Script().readRequest().pause(30).send(response(200, "late")));
    auto transport = std::make_unique<CurlTransport>();
    auto task = transport->send(get(server.url()), testOptions());
    transport.reset();
    auto result = await(std::move(task));
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->response.bodyView(), "late");
}

} // namespace
} // namespace botoscope::platform
