#include "core/auth/canonical.h"

#include <gtest/gtest.h>

namespace botoscope::auth {

TEST(CanonicalPath, RemovesDotsAndDoubledSlashesAndEncodesAgain)
{
    EXPECT_EQ(canonicalPath("/a//b/../c%20d/./e~", {}), "/a/c%2520d/e~");
    EXPECT_EQ(canonicalPath("", {}), "/");
    EXPECT_EQ(canonicalPath("/", {}), "/");
    EXPECT_EQ(canonicalPath("/..", {}), "/");
    EXPECT_EQ(canonicalPath("/../../x/", {}), "/x/");
    EXPECT_EQ(canonicalPath("/a/..", {}), "/");
}

TEST(CanonicalPath, LeavesS3PathsAlone)
{
    EXPECT_EQ(canonicalPath("/a//b/../c%20d", {false, false}), "/a//b/../c%20d");
    EXPECT_EQ(canonicalPath("", {false, false}), "/");
}

TEST(CanonicalQuery, SortsByKeyThenValueWithoutReencoding)
{
    EXPECT_EQ(canonicalQuery("b=2&a=%7E&b=1&a"), "a=&a=%7E&b=1&b=2");
    EXPECT_EQ(canonicalQuery(""), "");
    EXPECT_EQ(canonicalQuery("a=b=c"), "a=b=c");
    EXPECT_EQ(canonicalQuery("a-=1&a=2"), "a=2&a-=1");
}

TEST(CanonicalHeaders, LowersSortsTrimsAndJoins)
{
    const http::Headers headers{{"X-B", " 2 \t 3 "},  {"x-a", "z"},         {"X-b", "1"},
                                {"User-Agent", "no"}, {"Connection", "no"}, {"X-Empty", ""}};
    const CanonicalHeaders canonical = canonicalHeaders(headers, "h");
    EXPECT_EQ(canonical.lines, "host:h\nx-a:z\nx-b:2 3,1\nx-empty:\n");
    EXPECT_EQ(canonical.names, "host;x-a;x-b;x-empty");
}

TEST(CanonicalHeaders, PrefersTheRequestsOwnHost)
{
    EXPECT_EQ(canonicalHeaders({{"HOST", "mine"}}, "other").lines, "host:mine\n");
}

TEST(CanonicalHeaders, TakesOnlyNamedOnesForTheServer)
{
    const http::Headers headers{{"X-B", "2"}, {"Host", "h"}, {"X-C", "3"}, {"x-b", "4"}};
    const CanonicalHeaders canonical = canonicalHeaders(headers, std::vector<std::string>{"x-b", "host", "gone"});
    EXPECT_EQ(canonical.lines, "gone:\nhost:h\nx-b:2,4\n");
    EXPECT_EQ(canonical.names, "gone;host;x-b");
}

TEST(HostHeader, DropsDefaultPortsOnly)
{
    EXPECT_EQ(hostHeader("https", "Ex.COM", 443), "ex.com");
    EXPECT_EQ(hostHeader("HTTP", "h", 80), "h");
    EXPECT_EQ(hostHeader("https", "h", 80), "h:80");
    EXPECT_EQ(hostHeader("http", "[::1]", 8080), "[::1]:8080");
    EXPECT_EQ(hostHeader("ws", "h", 80), "h:80");
}

} // namespace botoscope::auth
