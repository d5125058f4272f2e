#include "core/platform/curl_loop.h"

#include "core/platform/curl_transport.h"
#include "tests/support/engine/exchange.h"
#include "tests/support/engine/scripted_server.h"

#include <QElapsedTimer>
#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

using namespace botoscope::test;

TEST(CurlLoop, DroppingATaskClosesItsConnectionInEveryPhase)
{
    const std::string half = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc";
    const std::vector<std::pair<const char*, Script>> phases = {
        {"waiting for the head", Script().readRequest()},
        {"in the head", Script().readRequest().send("HTTP/1.1 200 OK\r\n")},
        {"in the body", Script().readRequest().send(half)},
        {"trickling", Script().readRequest().trickle(response(200, std::string(1000, 'x')), 1)},
    };
    for (const auto& [phase, script] : phases) {
        SCOPED_TRACE(phase);
        ScriptedServer server(script);
        CurlTransport transport;
        auto task = transport.send(get(server.url("/drop")), testOptions());
        ASSERT_TRUE(waitUntil([&] { return server.heads().size() == 1; }));
        ASSERT_FALSE(task.done());
        task = {};
        EXPECT_TRUE(waitUntil([&] { return server.closed(); }));
    }
}

TEST(CurlLoop, DroppingATaskStopsItsUpload)
{
    ScriptedServer server(Script().read(1 << 20));
    CurlTransport transport;
    auto task = transport.send(put(server.url(), std::string(100 << 20, 'x')), testOptions());
    ASSERT_TRUE(waitUntil([&] { return server.received().size() > (1 << 19); }));
    task = {};
    EXPECT_TRUE(waitUntil([&] { return server.closed(); }));
    EXPECT_LT(server.received().size(), 50U << 20);
}

TEST(CurlLoop, DroppingATaskBeforeItStandsTakesNoTime)
{
    const BlackHole hole;
    ScriptedServer silent(Script().pause(60'000)); // speaks no TLS
    const std::string tls = "https" + silent.url().substr(4);
    for (const std::string& url : {hole.url(), tls, std::string("http://slow-name.invalid/")}) {
        CurlTransport transport;
        QElapsedTimer clock;
        clock.start();
        {
            auto task = transport.send(get(url), testOptions());
            (void)waitUntil([&] { return task.done(); }, 5);
        }
        EXPECT_LT(clock.elapsed(), 3000) << url; // its time-outs are 5 s
    }
}

TEST(CurlLoop, ATaskDroppedInTheTurnOfItsAnswerHearsNothing)
{
    ScriptedServer server(Script::always(response(200, "")));
    CurlTransport transport;
    // Both finish; whoever resumes first drops the other.
    Task<Result<http::Exchange>> first, second;
    int resumed = 0;
    first = transport.send(get(server.url("/1")), testOptions());
    second = transport.send(get(server.url("/2")), testOptions());
    const auto watch = [](Task<Result<http::Exchange>>& mine, Task<Result<http::Exchange>>& other,
                          int& count) -> Task<> {
        auto task = std::move(mine);
        auto result = co_await task;
        EXPECT_TRUE(result.ok());
        ++count;
        other = {};
    };
    Task<Result<http::Exchange>> none1, none2;
    auto watcher1 = watch(first, second, resumed);
    auto watcher2 = watch(second, none2, resumed);
    ASSERT_TRUE(waitUntil([&] { return watcher1.done() && watcher2.done(); }));
    EXPECT_EQ(resumed, 2);
}

TEST(CurlLoop, RunsExchangesSideBySideUpToTheLimit)
{
    ScriptedServer server(
        Script().readRequest().pause(50).send(response(200, "x")).readRequest().pause(50).send(response(200, "y")));
    CurlTransportSettings settings;
    settings.maxHostConnections = 4;
    CurlTransport transport(settings);
    std::vector<Task<Result<http::Exchange>>> tasks;
    for (int i = 0; i < 8; ++i) {
        tasks.push_back(transport.send(get(server.url("/" + std::to_string(i))), testOptions()));
    }
    ASSERT_TRUE(waitUntil([&] { return std::all_of(tasks.begin(), tasks.end(), [](auto& t) { return t.done(); }); }));
    for (auto& task : tasks) {
        EXPECT_TRUE(task.take().ok());
    }
    EXPECT_EQ(server.connections(), 4U);
}

TEST(CurlLoop, AQueuedExchangeGetsThePlaceOfADroppedOne)
{
    ScriptedServer server(Script().readRequest());
    server.then(Script::always(response(200, "mine")));
    CurlTransportSettings settings;
    settings.maxHostConnections = 1;
    CurlTransport transport(settings);
    auto blocking = transport.send(get(server.url("/first")), testOptions());
    ASSERT_TRUE(waitUntil([&] { return server.heads().size() == 1; }));
    auto queued = transport.send(get(server.url("/second")), testOptions());
    blocking = {};
    auto result = await(std::move(queued));
    ASSERT_TRUE(result.ok()) << result.error().message;
    EXPECT_EQ(result->response.bodyView(), "mine");
}

} // namespace
} // namespace botoscope::platform
