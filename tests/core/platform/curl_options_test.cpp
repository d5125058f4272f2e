#include "core/platform/curl_options.h"

#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

std::vector<std::string> headerLines(const http::Headers& headers)
{
    curl_slist* list = makeHeaderList(headers);
    std::vector<std::string> lines;
    for (const curl_slist* item = list; item; item = item->next) {
        lines.emplace_back(item->data);
    }
    curl_slist_free_all(list);
    return lines;
}

http::Request request(std::string method, std::string url)
{
    http::Request made;
    made.method = std::move(method);
    made.url = std::move(url);
    return made;
}

TEST(CurlOptions, SuppressesWhatLibcurlWouldAdd)
{
    EXPECT_EQ(headerLines({{"X-A", "1"}}),
              (std::vector<std::string>{"X-A: 1", "Accept:", "Expect:", "Content-Type:", "User-Agent:"}));
}

TEST(CurlOptions, LetsTheRequestsOwnFieldsStand)
{
    EXPECT_EQ(headerLines({{"accept", "*/*"}, {"Expect", "100-continue"}, {"content-type", "a"}, {"User-agent", ""}}),
              (std::vector<std::string>{"accept: */*", "Expect: 100-continue", "content-type: a", "User-agent;"}));
}

TEST(CurlOptions, RefusesTextThatWouldBreakTheRequestLine)
{
    EXPECT_TRUE(checkSendable(request("GET", "https://host/x")).ok());
    EXPECT_TRUE(checkSendable(request("GET", "HTTP://host")).ok());
    for (const auto& bad :
         {request("GET X", "http://host/"), request("", "http://host/"), request("GET", "http://host/\n"),
          request("GET", "file:///etc/passwd"), request("GET", "http://")}) {
        auto checked = checkSendable(bad);
        ASSERT_FALSE(checked.ok()) << bad.method << ' ' << bad.url;
        EXPECT_EQ(checked.error().code, ErrorCode::HttpClient);
    }
}

TEST(CurlOptions, RefusesHeadersThatWouldBecomeOthers)
{
    for (const http::Headers& headers :
         {http::Headers{{"X A", "1"}}, http::Headers{{"X:A", "1"}}, http::Headers{{"", "1"}},
          http::Headers{{"X", "1\n2"}}, http::Headers{{"X", std::string("1\0", 2)}}, http::Headers{{"X;", "1"}}}) {
        http::Request bad = request("GET", "http://host/");
        bad.headers = headers;
        EXPECT_FALSE(checkSendable(bad).ok());
    }
}

TEST(CurlOptions, RefusesABodyWithHead)
{
    http::Request bad = request("HEAD", "http://host/");
    bad.body = http::Body("x");
    EXPECT_FALSE(checkSendable(bad).ok());
}

TEST(CurlOptions, KeepsTheQueryOutOfItsComplaint)
{
    auto checked = checkSendable(request("GET", "http://host/a b?X-Amz-Signature=beef"));
    ASSERT_FALSE(checked.ok());
    EXPECT_EQ(checked.error().get("url"), "http://host/a b");
}

} // namespace
} // namespace botoscope::platform
