#include "core/auth/sigv4.h"

#include "core/auth/hash.h"
#include "tests/core/auth/samples.h"

#include <gtest/gtest.h>

namespace botoscope::auth {

using namespace test;

namespace {
// Header signatures of this file were made with botocore 1.43.11 at the same frozen time.
std::string authorization(std::string_view version, http::Request request, const SigningContext& context)
{
    const auto trace = sign(version, request, exampleCredentials(), context);
    return trace ? request.headers.get("Authorization") : trace.error().message;
}
} // namespace

TEST(Sigv4, SignsAsBotocoreDoes)
{
    const auto request = makeRequest(
        "POST", "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/arn%3Aaws//invocations?Qualifier=2&A=%20",
        {{"User-Agent", "x"}, {"X-Amz-Meta", "  a   b "}}, http::Body(std::string("{}")));
    EXPECT_EQ(authorization("v4", request, exampleContext("lambda", "eu-west-1")),
              "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/eu-west-1/lambda/aws4_request, "
              "SignedHeaders=host;x-amz-date;x-amz-meta;x-amz-security-token, "
              "Signature=1dca63ec42084ad5f2659c7bab51f10bbaefc84fb83f2889b7b2fdb98d088e0f");
}

TEST(Sigv4, SignsS3PathsAsTheyAre)
{
    const auto request =
        makeRequest("PUT", "https://b.s3.amazonaws.com/a//b/../c%20d", {}, http::Body(std::string("hello")));
    EXPECT_EQ(authorization("s3v4", request, exampleContext("s3")),
              "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/s3/aws4_request, "
              "SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token, "
              "Signature=a2666b97f292fe1c3623de1615a5ebfa37a569ec73dacd280fb03057841c3742");
}

TEST(Sigv4, PresignsS3)
{
    auto request = makeRequest("GET", "https://b.s3.amazonaws.com/a//k?versionId=1");
    auto context = exampleContext("s3");
    context.expiresSeconds = 900;
    ASSERT_TRUE(sign("s3v4-query", request, exampleCredentials(), context));
    EXPECT_EQ(request.url,
              "https://b.s3.amazonaws.com/a//k?versionId=1&X-Amz-Algorithm=AWS4-HMAC-SHA256"
              "&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20150830T123600Z"
              "&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Security-Token=to%2Fken%3D%3D"
              "&X-Amz-Signature=d0eb717d9dbe4818fd957fb7eb1c2052b589480b63854deace002da8996e8066");
    EXPECT_TRUE(request.headers.empty());
}

TEST(Sigv4, PresignsAQueryOperationByMovingItsForm)
{
    auto request = makeRequest(
        "POST", "https://sts.amazonaws.com/", {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}},
        http::Body(http::Parameters{{"Action", "GetCallerIdentity"}, {"Version", "2011-06-15"}}));
    ASSERT_TRUE(sign("v4-query", request, exampleCredentials(), exampleContext("sts")));
    EXPECT_EQ(request.url,
              "https://sts.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Algorithm=AWS4-HMAC-SHA256"
              "&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fsts%2Faws4_request&X-Amz-Date=20150830T123600Z"
              "&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Security-Token=to%2Fken%3D%3D"
              "&X-Amz-Signature=307370b05472914dcad2c0588ffa27bd5791c771da9623a094e877d967682293");
    EXPECT_TRUE(request.body.empty());
    EXPECT_TRUE(request.headers.empty());
}

TEST(Sigv4, SigningTwiceEqualsSigningOnce)
{
    for (const char* version : {"v4", "s3v4", "v4-query", "s3v4-query", "v4-s3express", "v4-s3express-query"}) {
        auto once = makeRequest("GET", "https://h.example/a?x=1&x=2", {{"X-Amz-Meta-A", "1"}});
        ASSERT_TRUE(sign(version, once, exampleCredentials(), exampleContext("s3")));
        auto twice = once;
        ASSERT_TRUE(sign(version, twice, exampleCredentials(), exampleContext("s3")));
        EXPECT_EQ(once.url, twice.url) << version;
        EXPECT_EQ(once.headers, twice.headers) << version;
    }
}

TEST(Sigv4, PresigningKeepsRepeatedParameters)
{
    auto request = makeRequest("DELETE", "https://h.example/tags?tagKeys=a&tagKeys=b");
    ASSERT_TRUE(sign("v4-query", request, exampleCredentials(), exampleContext("svc")));
    EXPECT_NE(request.url.find("?tagKeys=a&tagKeys=b&X-Amz-"), std::string::npos);
}

TEST(Sigv4, UsesADateHeaderThatIsThere)
{
    auto request = makeRequest("GET", "https://h/", {{"Date", "old"}, {"X-Amz-Date", "older"}});
    ASSERT_TRUE(sign("v4", request, exampleCredentials(), exampleContext("svc")));
    EXPECT_EQ(request.headers.get("Date"), "Sun, 30 Aug 2015 12:36:00 -0000");
    EXPECT_FALSE(request.headers.contains("X-Amz-Date"));
}

namespace {
/// The payload hash S3 gets to see.
std::string s3Payload(const std::string& url, const http::Headers& headers, const SigningContext& context)
{
    auto request = makeRequest("PUT", url, headers, http::Body(std::string("abc")));
    const auto trace = sign("s3v4", request, exampleCredentials(), context);
    return trace ? request.headers.get("X-Amz-Content-SHA256") : trace.error().message;
}
} // namespace

TEST(Sigv4, S3LeavesThePayloadUnsignedOnlyWithTlsAndAChecksum)
{
    const std::string hash = sha256Hex("abc");
    auto context = exampleContext("s3");
    context.streamingInput = true;
    EXPECT_EQ(s3Payload("https://h/k", {}, context), hash);
    EXPECT_EQ(s3Payload("https://h/k", {{"Content-MD5", "x"}}, context), "UNSIGNED-PAYLOAD");
    EXPECT_EQ(s3Payload("http://h/k", {{"Content-MD5", "x"}}, context), hash);
    context.checksumHeader = "x-amz-checksum-crc32";
    EXPECT_EQ(s3Payload("https://h/k", {{"Content-MD5", "x"}}, context), hash);
    EXPECT_EQ(s3Payload("https://h/k", {{"X-Amz-Checksum-Crc32", "x"}}, context), "UNSIGNED-PAYLOAD");
    context.streamingInput = false;
    EXPECT_EQ(s3Payload("https://h/k", {{"X-Amz-Checksum-Crc32", "x"}}, context), hash);
}

TEST(Sigv4, S3PayloadConfigurationDecidesBeforeAllRules)
{
    auto context = exampleContext("s3");
    context.s3PayloadSigningConfig = false;
    EXPECT_EQ(s3Payload("http://h/k", {}, context), "UNSIGNED-PAYLOAD");
    context.s3PayloadSigningConfig = true;
    context.streamingInput = true;
    EXPECT_EQ(s3Payload("https://h/k", {{"Content-MD5", "x"}}, context), sha256Hex("abc"));
    context.checksumTrailer = true;
    EXPECT_EQ(s3Payload("https://h/k", {}, context), "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
}

TEST(Sigv4, UnsignedPayloadOperationsSayItInAHeader)
{
    auto context = exampleContext("svc");
    context.payloadSigning = false;
    auto request = makeRequest("POST", "https://h/", {}, http::Body(std::string("abc")));
    const auto trace = sign("v4", request, exampleCredentials(), context);
    ASSERT_TRUE(trace);
    EXPECT_EQ(request.headers.get("X-Amz-Content-SHA256"), "UNSIGNED-PAYLOAD");
    EXPECT_TRUE(trace->canonicalRequest.ends_with("\nUNSIGNED-PAYLOAD"));
}

TEST(Sigv4, ExpressSendsItsTokenUnderItsOwnName)
{
    auto request = makeRequest("GET", "https://h/", {{"X-Amz-Security-Token", "old"}});
    ASSERT_TRUE(sign("v4-s3express", request, exampleCredentials(), exampleContext("s3express")));
    EXPECT_EQ(request.headers.get("x-amz-s3session-token"), "to/ken==");
    EXPECT_FALSE(request.headers.contains("X-Amz-Security-Token"));
}

TEST(Sigv4, RefusesToSignWithoutRegionOrUrl)
{
    auto request = makeRequest("GET", "https://h/");
    EXPECT_EQ(sign("v4", request, exampleCredentials(), exampleContext("svc", "")).error().code, ErrorCode::NoRegion);
    auto broken = makeRequest("GET", "https://h /");
    EXPECT_EQ(sign("v4", broken, exampleCredentials(), exampleContext("svc")).error().code, ErrorCode::InvalidArgument);
}

TEST(Sigv4, SignsForASetOfRegions)
{
    auto request = makeRequest("GET", "https://mrap.accesspoint.s3-global.amazonaws.com/a//b");
    const auto trace = sign("s3v4a", request, exampleCredentials(), exampleContext("s3", "eu-west-1,us-east-1"));
    ASSERT_TRUE(trace);
    EXPECT_EQ(request.headers.get("X-Amz-Region-Set"), "eu-west-1,us-east-1");
    EXPECT_TRUE(request.headers.get("Authorization")
                    .starts_with("AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20150830/s3/aws4_request, "
                                 "SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-region-set;"
                                 "x-amz-security-token, Signature=30"));
}

TEST(Sigv4, SigningASecondTimeReplacesTheRegionSet)
{
    auto request = makeRequest("GET", "https://b.s3.amazonaws.com/k");
    ASSERT_TRUE(sign("s3v4a-query", request, exampleCredentials(), exampleContext("s3", "us-east-1")));
    ASSERT_TRUE(sign("s3v4a-query", request, exampleCredentials(), exampleContext("s3", "*")));
    EXPECT_NE(request.url.find("&X-Amz-Region-Set=%2A&"), std::string::npos);
    EXPECT_EQ(request.url.find("us-east-1"), std::string::npos);
}

} // namespace botoscope::auth
