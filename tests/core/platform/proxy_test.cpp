#include "core/platform/proxy.h"

#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

std::string urlFor(std::string_view url, const config::Environment& environment)
{
    return proxyFor(url, {}, environment).url;
}

TEST(Proxy, FollowsTheSchemesVariable)
{
    const config::Environment environment = {{"http_proxy", "http://one:1"}, {"HTTPS_PROXY", "two:2"}};
    EXPECT_EQ(urlFor("http://a/", environment), "http://one:1");
    EXPECT_EQ(urlFor("https://a/", environment), "http://two:2");
    EXPECT_EQ(urlFor("http://a/", {}), "");
}

TEST(Proxy, LowerCaseWinsEvenWhenEmpty)
{
    EXPECT_EQ(urlFor("http://a/", {{"http_proxy", "low:1"}, {"HTTP_PROXY", "up:1"}}), "http://low:1");
    EXPECT_EQ(urlFor("http://a/", {{"http_proxy", ""}, {"HTTP_PROXY", "up:1"}}), "");
}

TEST(Proxy, DistrustsUpperCaseUnderCgi)
{
    EXPECT_EQ(urlFor("http://a/", {{"HTTP_PROXY", "up:1"}, {"REQUEST_METHOD", "GET"}}), "");
    EXPECT_EQ(urlFor("https://a/", {{"HTTPS_PROXY", "up:1"}, {"REQUEST_METHOD", "GET"}}), "http://up:1");
}

TEST(Proxy, NoProxyMatchesWholeNamesAtTheEnd)
{
    const config::Environment environment = {{"http_proxy", "p:1"}, {"NO_PROXY", "example.com, .inner,10.0.0.1:8080,"}};
    for (const char* direct : {"http://example.com/", "http://s3.Example.COM/", "http://x.inner/", "http://inner:9/",
                               "http://10.0.0.1:8080/"}) {
        EXPECT_EQ(urlFor(direct, environment), "") << direct;
    }
    for (const char* proxied : {"http://notexample.com/", "http://example.com.evil/", "http://10.0.0.1:81/"}) {
        EXPECT_EQ(urlFor(proxied, environment), "http://p:1") << proxied;
    }
    EXPECT_EQ(urlFor("http://any/", {{"http_proxy", "p:1"}, {"no_proxy", "*"}}), "");
}

TEST(Proxy, TheOptionBeatsTheEnvironment)
{
    http::TransportOptions options;
    options.proxy = "//mine:9";
    const config::Environment environment = {{"http_proxy", "p:1"}, {"no_proxy", "*"}};
    EXPECT_EQ(proxyFor("http://a/", options, environment).url, "http://mine:9");
    options.noProxy = true;
    EXPECT_EQ(proxyFor("http://a/", options, environment).url, "");
}

TEST(Proxy, KeepsCredentialsApart)
{
    http::TransportOptions options;
    options.proxy = "https://us%40er:p%3Aw@proxy.example";
    const Proxy proxy = proxyFor("http://a/", options, {});
    EXPECT_EQ(proxy.url, "https://proxy.example:443");
    EXPECT_EQ(proxy.user, "us@er");
    EXPECT_EQ(proxy.password, "p:w");
    EXPECT_EQ(proxy.shown, "https://***:***@proxy.example");
    options.proxy = "user:secret@bro ken";
    EXPECT_EQ(proxyFor("http://a/", options, {}).shown.find("secret"), std::string::npos);
}

} // namespace
} // namespace botoscope::platform
