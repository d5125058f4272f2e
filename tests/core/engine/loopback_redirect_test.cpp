#include "core/engine/loopback_redirect.h"

#include "core/platform/curl_transport.h"
#include "support/engine/wait.h"

#include <gtest/gtest.h>

namespace botoscope::engine {
namespace {

constexpr std::int64_t second = 1'000'000;

struct Fixture {
    QObject owner;
    platform::CurlTransport browser;
    std::unique_ptr<credentials::RedirectListener> listener;
    Task<Result<http::Parameters>> waiting;

    explicit Fixture(std::int64_t timeout = 20 * second)
    {
        auto made = LoopbackRedirect::listen(owner);
        EXPECT_TRUE(made.ok());
        listener = std::move(*made);
        waiting = listener->answer("the state", timeout);
    }
    Result<http::Exchange> visit(const std::string& url, const std::string& host = {},
                                 const std::string& method = "GET")
    {
        http::Request request;
        request.method = method;
        request.url = url;
        if (!host.empty()) {
            request.headers.set("Host", host);
        }
        auto sending = browser.send(request, {});
        return test::await(std::move(sending));
    }
    int status(const std::string& url, const std::string& host = {}, const std::string& method = "GET")
    {
        const auto exchange = visit(url, host, method);
        return exchange.ok() ? exchange->response.status : 0;
    }
};

TEST(LoopbackRedirect, TakesTheAnswerWithItsStateAndGivesThePersonAPage)
{
    Fixture f;
    EXPECT_TRUE(f.listener->url().starts_with("http://127.0.0.1:"));
    const auto page = f.visit(f.listener->url() + "?code=the%20code&state=the+state");
    ASSERT_TRUE(page.ok());
    EXPECT_EQ(page->response.status, 200);
    EXPECT_NE(page->response.bodyView().find("You can close this page"), std::string_view::npos);
    EXPECT_EQ(page->response.headers.get("Referrer-Policy"), "no-referrer");
    const auto parameters = test::await(std::move(f.waiting));
    ASSERT_TRUE(parameters.ok());
    EXPECT_EQ(*parameters, (http::Parameters{{"code", "the code"}, {"state", "the state"}}));
}

TEST(LoopbackRedirect, NothingElseCounts)
{
    Fixture f;
    const std::string url = f.listener->url();
    EXPECT_EQ(f.status(url + "?code=x&state=another"), 400);
    EXPECT_EQ(f.status(url + "?code=x"), 400);
    EXPECT_EQ(f.status(url), 400);
    EXPECT_EQ(f.status(url + "?code=x&state=the+state", {}, "POST"), 404);
    EXPECT_EQ(f.status(url + "/more?code=x&state=the+state"), 404);
    EXPECT_EQ(f.status(url + "?code=x&state=the+state", "evil.example"), 400) << "a name that points here";
    EXPECT_FALSE(f.waiting.done());
    EXPECT_EQ(f.status(url + "?error=access_denied&state=the+state"), 200);
    EXPECT_TRUE(test::await(std::move(f.waiting)).ok());
}

TEST(LoopbackRedirect, AfterTheAnswerNobodyIsListenedTo)
{
    Fixture f;
    const std::string url = f.listener->url() + "?code=x&state=the+state";
    EXPECT_EQ(f.status(url), 200);
    EXPECT_EQ(f.status(url), 0);
    EXPECT_EQ(f.listener->url() + "?code=x&state=the+state", url) << "the address is still known";
}

TEST(LoopbackRedirect, WhoGoesAwayClosesThePort)
{
    Fixture f;
    const std::string url = f.listener->url();
    f.waiting = Task<Result<http::Parameters>>();
    f.listener.reset();
    EXPECT_EQ(f.status(url + "?code=x&state=the+state"), 0);
}

TEST(LoopbackRedirect, GivesUpAfterItsTime)
{
    Fixture f(second / 100);
    const auto parameters = test::await(std::move(f.waiting));
    ASSERT_FALSE(parameters.ok());
    EXPECT_EQ(parameters.error().get("sign_in_failed"), "expired");
}

} // namespace
} // namespace botoscope::engine
