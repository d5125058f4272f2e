#include "core/endpoint/valid_url.h"

#include <gtest/gtest.h>
#include <string>

namespace botoscope::endpoint {
namespace {

TEST(ValidUrl, TakesHostsOfLabels)
{
    const std::string label(63, 'a');
    for (const std::string& url :
         {std::string("https://s3.amazonaws.com"), std::string("http://localhost:4566/path"),
          std::string("HTTP://user@127.0.0.1"), std::string("//a-b.c.?x"), "https://" + label + '.' + label + '/'}) {
        EXPECT_TRUE(isValidEndpointUrl(url)) << url;
        EXPECT_FALSE(isValidIpv6EndpointUrl(url)) << url;
    }
}

TEST(ValidUrl, RefusesOtherHosts)
{
    const std::string label(63, 'a');
    const std::string four = label + '.' + label + '.' + label + '.' + label;
    for (const std::string& url :
         {std::string(), std::string("s3.amazonaws.com"), std::string("http://"), std::string("http://."),
          std::string("http://a_b"), std::string("http://-a"), std::string("http://a-.b"), std::string("http://a..b"),
          std::string("https://*.aws.com"), std::string("http://a\nb"), std::string("http://[a"),
          "http://a" + label + ".b", "http://" + four + ".a", std::string("not.a:valid:dom@in")}) {
        EXPECT_FALSE(isValidEndpointUrl(url)) << url;
        EXPECT_FALSE(isValidIpv6EndpointUrl(url)) << url;
    }
}

TEST(ValidUrl, KnowsIpv6Addresses)
{
    for (const char* url :
         {"http://[::1]:80/", "http://[fe80::1%25eth0]", "http://[fe80::1%eth0]/", "http://[::1.2.3.4]"}) {
        EXPECT_TRUE(isValidIpv6EndpointUrl(url)) << url;
        EXPECT_FALSE(isValidEndpointUrl(url)) << url;
    }
    for (const char* url :
         {"http://::1/", "http://[::1%]", "http://[::1%25]", "http://[::1%a b]", "http://[1.2.3.4]", "http://[::g]"}) {
        EXPECT_FALSE(isValidIpv6EndpointUrl(url)) << url;
    }
}

} // namespace
} // namespace botoscope::endpoint
