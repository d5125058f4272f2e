#include "core/platform/upload.h"

#include "core/platform/curl_transport.h"
#include "tests/core/http/text_source.h"
#include "tests/support/engine/exchange.h"
#include "tests/support/engine/scripted_server.h"

#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

using namespace botoscope::test;
using http::test::TextSource;

std::string drain(Upload& upload)
{
    std::string out;
    std::string buffer(4, '\0');
    while (!upload.done()) {
        const auto count = upload.read(buffer.data(), buffer.size());
        if (!count) {
            return count.error().message;
        }
        out.append(buffer, 0, *count);
    }
    return out;
}

/// Says that it is longer than it is.
class ShrunkenSource final : public http::BodySource {
public:
    std::optional<std::int64_t> size() const override { return 10; }
    Result<std::size_t> read(char*, std::size_t) override { return std::size_t{0}; }
    Result<void> rewind() override { return {}; }
    std::string description() const override { return "a file"; }
};

/// Has nothing until it is fed.
class FedSource final : public http::BodySource {
public:
    void feed(std::string bytes)
    {
        m_bytes = std::move(bytes);
        if (auto ready = std::exchange(m_ready, {})) {
            ready();
        }
    }
    std::optional<std::int64_t> size() const override { return std::nullopt; }
    Result<std::size_t> read(char* buffer, std::size_t size) override
    {
        if (m_bytes.empty()) {
            return std::exchange(m_fed, true) ? std::size_t{0} : notYet;
        }
        const std::size_t count = m_bytes.copy(buffer, size);
        m_bytes.erase(0, count);
        return count;
    }
    Result<void> rewind() override { return {}; }
    std::string description() const override { return "events"; }
    void whenReady(std::function<void()> callback) override { m_ready = std::move(callback); }
    bool waits() const { return m_ready != nullptr; }

private:
    std::string m_bytes;
    std::function<void()> m_ready;
    bool m_fed = false;
};

TEST(Upload, GivesBytesInMemory)
{
    Upload upload{http::Body(std::string("hello world"))};
    EXPECT_EQ(upload.size(), 11);
    EXPECT_EQ(drain(upload), "hello world");
}

TEST(Upload, GivesWhatAStreamGives)
{
    Upload upload{http::Body(std::make_shared<TextSource>("hello world"))};
    EXPECT_EQ(upload.size(), 11);
    EXPECT_EQ(drain(upload), "hello world");
}

TEST(Upload, AStreamOfUnknownLengthEndsWhenItSays)
{
    Upload upload{http::Body(std::make_shared<TextSource>("hello", 3, false))};
    EXPECT_EQ(upload.size(), std::nullopt);
    EXPECT_EQ(drain(upload), "hello");
}

TEST(Upload, AFileThatHasShrunkIsAnError)
{
    Upload upload{http::Body(std::make_shared<ShrunkenSource>())};
    EXPECT_EQ(drain(upload), "The body ended after 0 of 10 bytes: a file");
}

TEST(Upload, SendsAStreamWithItsLength)
{
    ScriptedServer server(Script::always(response(200, "")));
    CurlTransport transport;
    http::Request request = put(server.url(), "");
    request.headers.set("Content-Length", "11");
    request.body = http::Body(std::make_shared<TextSource>("hello world"));
    ASSERT_TRUE(sendAndWait(transport, request).ok());
    EXPECT_TRUE(server.received().ends_with("Content-Length: 11\r\n\r\nhello world"));
}

TEST(Upload, SendsAStreamOfUnknownLengthInChunks)
{
    ScriptedServer server(Script::always(response(200, "")));
    CurlTransport transport;
    http::Request request = get(server.url(), {{"Transfer-Encoding", "chunked"}});
    request.method = "PUT";
    request.body = http::Body(std::make_shared<TextSource>("hello", 64, false));
    ASSERT_TRUE(sendAndWait(transport, request).ok());
    EXPECT_TRUE(server.received().ends_with("\r\n\r\n5\r\nhello\r\n0\r\n\r\n"));
}

TEST(Upload, AFailingSourceEndsTheExchangeWithItsOwnError)
{
    ScriptedServer server(Script().readHead());
    CurlTransport transport;
    http::Request request = put(server.url(), "");
    request.headers.set("Content-Length", "10");
    request.body = http::Body(std::make_shared<ShrunkenSource>());
    const auto result = sendAndWait(transport, request);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::Io);
}

TEST(Upload, WaitsForASourceThatHasNothingYet)
{
    ScriptedServer server(Script::always(response(200, "")));
    CurlTransport transport;
    const auto source = std::make_shared<FedSource>();
    http::Request request = get(server.url(), {{"Transfer-Encoding", "chunked"}});
    request.method = "POST";
    request.body = http::Body(std::shared_ptr<http::BodySource>(source));
    auto sending = transport.send(request, testOptions());
    ASSERT_TRUE(waitUntil([&] { return source->waits(); }));
    source->feed("hello");
    ASSERT_TRUE(await(std::move(sending)).ok());
    EXPECT_TRUE(server.received().ends_with("\r\n\r\n5\r\nhello\r\n0\r\n\r\n"));
}

} // namespace
} // namespace botoscope::platform
