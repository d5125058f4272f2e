#include "core/http/message.h"

#include <gtest/gtest.h>

namespace botoscope::http {

namespace {
std::string url(const std::string& endpoint, const std::string& path, Parameters query = {}, std::string prefix = {})
{
    RequestDict request;
    request.urlPath = path;
    request.query = std::move(query);
    request.hostPrefix = std::move(prefix);
    return buildUrl(endpoint, request);
}
} // namespace

TEST(BuildUrl, JoinsPathsWithOneSlash)
{
    EXPECT_EQ(url("https://h", "/"), "https://h/");
    EXPECT_EQ(url("https://h", ""), "https://h/");
    EXPECT_EQ(url("https://h/", "/"), "https://h/");
    EXPECT_EQ(url("https://h/base", "/"), "https://h/base");
    EXPECT_EQ(url("https://h/base/", "/"), "https://h/base/");
    EXPECT_EQ(url("https://h/base/", "/a"), "https://h/base/a");
    EXPECT_EQ(url("https://h/base", "/a"), "https://h/base/a");
    EXPECT_EQ(url("https://h/base", "a"), "https://h/basea");
    EXPECT_EQ(url("https://h", "a"), "https://h/a");
}

TEST(BuildUrl, LeavesDotsDoubleSlashesAndEncodingAlone)
{
    EXPECT_EQ(url("https://h", "//a/../b//c%20d%2F"), "https://h//a/../b//c%20d%2F");
}

TEST(BuildUrl, EndsWithTheMarkOfAnEmptyQuery)
{
    RequestDict request;
    request.urlPath = "/tags/a";
    request.bareQuery = true;
    EXPECT_EQ(buildUrl("https://h", request), "https://h/tags/a?");
}

TEST(BuildUrl, AppendsTheQueryWithTheRightSeparator)
{
    EXPECT_EQ(url("https://h", "/a", {{"k y", "v/&~"}, {"k y", ""}}), "https://h/a?k%20y=v%2F%26~&k%20y=");
    EXPECT_EQ(url("https://h", "/a?list-type=2", {{"p", "x"}}), "https://h/a?list-type=2&p=x");
    EXPECT_EQ(url("https://h?z=1", "/a", {{"p", "x"}}), "https://h/a?z=1&p=x");
    EXPECT_EQ(url("https://h?", "/a"), "https://h/a");
}

TEST(BuildUrl, PutsTheHostPrefixBeforeTheHost)
{
    EXPECT_EQ(url("http://127.0.0.1:80/x", "/a", {}, "data."), "http://data.127.0.0.1:80/x/a");
}

TEST(SplitUrl, GivesPartsAsWritten)
{
    const auto parts = splitUrl("HTTPS://u:p@Ex.com:8443/a//../%2f?x=1?&y#f");
    ASSERT_TRUE(parts);
    EXPECT_EQ(parts->scheme, "HTTPS");
    EXPECT_EQ(parts->userinfo, "u:p");
    EXPECT_EQ(parts->host, "Ex.com");
    EXPECT_EQ(parts->port, 8443);
    EXPECT_EQ(parts->authority(), "Ex.com:8443");
    EXPECT_EQ(parts->path, "/a//../%2f");
    EXPECT_EQ(parts->query, "x=1?&y");
    EXPECT_EQ(parts->fragment, "f");
    EXPECT_EQ(joinUrl(*parts), "HTTPS://u:p@Ex.com:8443/a//../%2f?x=1?&y#f");
}

TEST(SplitUrl, KeepsIpv6BracketsAndEmptyQuery)
{
    const auto parts = splitUrl("http://[::1%25eth0]:1/?");
    ASSERT_TRUE(parts);
    EXPECT_EQ(parts->host, "[::1%25eth0]");
    EXPECT_EQ(parts->port, 1);
    EXPECT_TRUE(parts->hasQuery);
    EXPECT_EQ(joinUrl(*parts), "http://[::1%25eth0]:1/?");
    EXPECT_EQ(splitUrl("http://[::1]")->host, "[::1]");
    EXPECT_FALSE(splitUrl("http://h/a")->hasQuery);
}

TEST(SplitUrl, TakesAQueryOrFragmentRightAfterTheHost)
{
    EXPECT_EQ(splitUrl("https://h?q")->query, "q");
    EXPECT_EQ(splitUrl("https://h#f")->fragment, "f");
    EXPECT_EQ(splitUrl("https://h")->path, "");
    EXPECT_EQ(splitUrl("https://h:/a")->port, 0);
}

TEST(SplitUrl, RefusesWhatIsNoUrl)
{
    for (const char* text : {"",
                             "h",
                             "://h",
                             "https://",
                             "https:///a",
                             "1a://h",
                             "https://h:x/",
                             "https://h:0/",
                             "https://h:65536/",
                             "https://h:-1/",
                             "https://h:99999999999999/",
                             "https://[::1",
                             "https://[]/",
                             "https://[::1]x/",
                             "https://a]b/",
                             "https://:80/",
                             "https://h/a b",
                             "https://h/a\r\nX: y",
                             "https://h\t/",
                             "https://h:8 0/",
                             "https://h/\x7f"}) {
        EXPECT_FALSE(splitUrl(text)) << text;
    }
    EXPECT_FALSE(splitUrl(std::string_view("https://h/\0", 11)));
}

TEST(Body, EncodesAFormWithPlusForSpaces)
{
    const Body body(Parameters{{"Action", "List Users"}, {"N.1", "a~+/ü"}});
    EXPECT_TRUE(body.isForm());
    EXPECT_EQ(body.bytes(), "Action=List+Users&N.1=a~%2B%2F%C3%BC");
}

TEST(Body, SharesItsBytesBetweenCopies)
{
    const Body body(std::string("data"));
    const Body copy = body; // NOLINT: the copy is the subject
    EXPECT_EQ(body.shared().get(), copy.shared().get());
    EXPECT_EQ(body, copy);
    EXPECT_EQ(body, Body(std::string("data")));
    EXPECT_FALSE(body == Body(std::string("other")));
}

TEST(Body, NothingEqualsEmptyBytesButNotAForm)
{
    EXPECT_TRUE(Body().empty());
    EXPECT_EQ(Body(), Body(std::string()));
    EXPECT_FALSE(Body() == Body(Parameters{}));
    EXPECT_TRUE(Body(Parameters{}).empty());
    EXPECT_EQ(Body().bytes(), "");
    EXPECT_TRUE(Body().form().empty());
}

TEST(Body, SetFormReplacesBytes)
{
    Body body(std::string("data"));
    body.setForm({{"a", "b"}});
    EXPECT_EQ(body.bytes(), "a=b");
}

} // namespace botoscope::http
