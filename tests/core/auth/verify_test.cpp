#include "core/auth/verify.h"

#include "tests/core/auth/samples.h"

#include <gtest/gtest.h>

namespace botoscope::auth {

using namespace test;

namespace {

std::optional<SecretString> exampleSecret(std::string_view accessKeyId)
{
    return accessKeyId == "AKIDEXAMPLE" ? std::optional(exampleCredentials().secretAccessKey) : std::nullopt;
}

/// A request as it arrives: the target and a Host header instead of a URL.
struct Arrived {
    ReceivedRequest request;
    std::string body;
};

Arrived arrive(const http::Request& sent)
{
    const auto url = *http::splitUrl(sent.url);
    Arrived arrived;
    arrived.body = sent.body.bytes();
    arrived.request = {sent.method, url.path + (url.hasQuery ? "?" + url.query : ""), sent.headers, {}};
    arrived.request.headers.add("Host", url.authority());
    arrived.request.headers.add("Content-Length", std::to_string(arrived.body.size()));
    arrived.request.headers.add("amz-sdk-request", "attempt=1");
    return arrived;
}

VerifyOptions atMinute(int minutes, RefusalStyle style = RefusalStyle::Query)
{
    return {{exampleContext("").time.micros + minutes * 60'000'000LL}, style, "", ""};
}

Verification verify(Arrived arrived, const VerifyOptions& options)
{
    arrived.request.body = arrived.body;
    return verifySignature(arrived.request, exampleSecret, options);
}

http::Request signedRequest(const std::string& version, const std::string& service, const std::string& path = "/")
{
    auto request = makeRequest("PUT", "https://h.example:8443" + path, {{"X-Amz-Meta-A", " a  b "}, {"Accept", "*/*"}},
                               http::Body(std::string("payload")));
    EXPECT_TRUE(sign(version, request, exampleCredentials(), exampleContext(service)));
    return request;
}

Verification verifyHeaders(const http::Headers& headers, const std::string& target = "/")
{
    return verifySignature({"GET", target, headers, ""}, exampleSecret, atMinute(0));
}

} // namespace

TEST(Verify, AcceptsWhatOurSignersSign)
{
    for (const auto& [version, service] : {std::pair{"v4", "lambda"}, std::pair{"v4-query", "lambda"},
                                           std::pair{"s3v4", "s3"}, std::pair{"s3v4-query", "s3"}}) {
        for (const char* path : {"/", "/a//b/../c%20d?x=%2F&y&x=1", "/k%2Fz~?list-type=2", "/?A=%C3%A9&a=b%20c"}) {
            const auto result = verify(arrive(signedRequest(version, service, path)), atMinute(3));
            EXPECT_TRUE(result.accepted()) << version << ' ' << path << '\n' << result.message;
            EXPECT_EQ(result.accessKeyId, "AKIDEXAMPLE");
            EXPECT_EQ(result.service, service);
        }
    }
}

TEST(Verify, AcceptsUnsignedAndStreamingPayloads)
{
    auto context = exampleContext("s3");
    context.checksumTrailer = true;
    auto streaming = makeRequest("PUT", "https://h/k", {}, http::Body(std::string("3\r\nabc\r\n0\r\n\r\n")));
    ASSERT_TRUE(sign("s3v4", streaming, exampleCredentials(), context));
    EXPECT_TRUE(verify(arrive(streaming), atMinute(0)).accepted());
    auto unsignedContext = exampleContext("svc");
    unsignedContext.payloadSigning = false;
    auto request = makeRequest("PUT", "https://h/k", {}, http::Body(std::string("abc")));
    ASSERT_TRUE(sign("v4", request, exampleCredentials(), unsignedContext));
    EXPECT_TRUE(verify(arrive(request), atMinute(0)).accepted());
}

TEST(Verify, RefusesEveryChangeOfASignedPart)
{
    const Arrived good = arrive(signedRequest("v4", "lambda", "/a?b=c"));
    ASSERT_TRUE(verify(good, atMinute(0)).accepted());
    std::vector<Arrived> changed(5, good);
    changed[0].request.method = "POST";
    changed[1].request.target = "/a?b=d";
    changed[2].request.target = "/A?b=c";
    changed[3].request.headers.set("X-Amz-Meta-A", "a c");
    changed[4].body = "Payload";
    for (const Arrived& arrived : changed) {
        const auto result = verify(arrived, atMinute(0));
        EXPECT_EQ(result.code, "SignatureDoesNotMatch");
        EXPECT_EQ(result.status, 403);
    }
    Arrived unsignedPart = good;
    unsignedPart.request.headers.set("amz-sdk-request", "attempt=2");
    EXPECT_TRUE(verify(unsignedPart, atMinute(0)).accepted());
}

TEST(Verify, ExplainsAMismatchWithoutTheSessionToken)
{
    Arrived arrived = arrive(signedRequest("v4", "lambda"));
    arrived.request.method = "POST";
    const auto result = verify(arrived, atMinute(0, RefusalStyle::Json));
    EXPECT_EQ(result.code, "InvalidSignatureException");
    EXPECT_NE(result.message.find("The Canonical String for this request should have been\n'POST\n/\n"),
              std::string::npos);
    EXPECT_NE(result.message.find("'AWS4-HMAC-SHA256\n20150830T123600Z\n"), std::string::npos);
    EXPECT_EQ(result.message.find("to/ken=="), std::string::npos);
}

TEST(Verify, S3ChecksTheBodyAgainstItsHash)
{
    Arrived arrived = arrive(signedRequest("s3v4", "s3"));
    arrived.body = "other";
    EXPECT_EQ(verify(arrived, atMinute(0, RefusalStyle::S3)).code, "XAmzContentSHA256Mismatch");
}

TEST(Verify, RefusesAnUnknownKey)
{
    auto credentials = exampleCredentials();
    credentials.accessKeyId = "AKIDOTHER";
    auto request = makeRequest("GET", "https://h/");
    ASSERT_TRUE(sign("v4", request, credentials, exampleContext("svc")));
    EXPECT_EQ(verify(arrive(request), atMinute(0)).code, "InvalidClientTokenId");
    EXPECT_EQ(verify(arrive(request), atMinute(0, RefusalStyle::Json)).code, "UnrecognizedClientException");
}

TEST(Verify, AllowsFifteenMinutesEitherWay)
{
    const Arrived arrived = arrive(signedRequest("s3v4", "s3"));
    EXPECT_TRUE(verify(arrived, atMinute(15)).accepted());
    EXPECT_TRUE(verify(arrived, atMinute(-15)).accepted());
    EXPECT_EQ(verify(arrived, atMinute(16, RefusalStyle::S3)).code, "RequestTimeTooSkewed");
    EXPECT_EQ(verify(arrived, atMinute(-16, RefusalStyle::S3)).code, "RequestTimeTooSkewed");
    const auto expired = verify(arrived, atMinute(16));
    EXPECT_EQ(expired.refusal, Refusal::TimeSkewed);
    EXPECT_TRUE(expired.message.starts_with("Signature expired: 20150830T123600Z is now earlier than"));
}

TEST(Verify, PresignedUrlsLiveAsLongAsTheySay)
{
    const Arrived arrived = arrive(signedRequest("s3v4-query", "s3"));
    EXPECT_TRUE(verify(arrived, atMinute(60)).accepted());
    EXPECT_FALSE(verify(arrived, atMinute(61)).accepted());
    const auto result = verify(arrived, atMinute(61, RefusalStyle::S3));
    EXPECT_EQ(result.code, "AccessDenied");
    EXPECT_EQ(result.message, "Request has expired");
}

TEST(Verify, ChecksTheScopeItIsToldToExpect)
{
    const Arrived arrived = arrive(signedRequest("v4", "lambda"));
    auto options = atMinute(0);
    options.service = "lambda";
    options.region = "us-east-1";
    EXPECT_TRUE(verify(arrived, options).accepted());
    options.region = "eu-west-1";
    EXPECT_EQ(verify(arrived, options).refusal, Refusal::WrongScope);
    options.region.clear();
    options.service = "sqs";
    EXPECT_NE(verify(arrived, options).message.find("correct service: 'sqs'"), std::string::npos);
}

TEST(Verify, NamesWhatIsMissing)
{
    EXPECT_EQ(verifyHeaders({{"Host", "h"}}).code, "MissingAuthenticationToken");
    const auto incomplete = verifyHeaders({{"Host", "h"}, {"Authorization", "AWS4-HMAC-SHA256 Credential=a/b/c/d/e"}});
    EXPECT_EQ(incomplete.code, "IncompleteSignature");
    EXPECT_EQ(incomplete.status, 400);
    EXPECT_EQ(incomplete.message, "Authorization header requires 'Signature' parameter. Authorization header requires "
                                  "'SignedHeaders' parameter. Authorization header requires existence of either a "
                                  "'X-Amz-Date' or a 'Date' header.");
    EXPECT_EQ(verifyHeaders({{"Host", "h"}}, "/?X-Amz-Signature=x").code, "IncompleteSignature");
}

TEST(Verify, SurvivesHostileHeaders)
{
    const std::string ok = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/r/s/aws4_request, SignedHeaders=host, ";
    for (const std::string& value :
         {std::string(), std::string("AWS4-HMAC-SHA256"), std::string("Basic abc"), std::string(",,,=,"),
          std::string("AWS4-HMAC-SHA256 ") + std::string(10000, ','),
          std::string("AWS4-HMAC-SHA256 Credential=////, SignedHeaders=;;;, Signature="),
          std::string("AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=x"),
          std::string("AWS4-HMAC-SHA256 Credential= a / b / c / d / e , SignedHeaders=host, Signature=x"),
          ok + "Signature=", ok + "Signature=" + std::string(64, '0'), ok + "Signature=" + std::string(100000, 'f')}) {
        const auto result =
            verifyHeaders({{"Host", "h"}, {"X-Amz-Date", "20150830T123600Z"}, {"Authorization", value}});
        EXPECT_FALSE(result.accepted()) << value.substr(0, 80);
        EXPECT_FALSE(result.code.empty());
    }
}

TEST(Verify, RefusesDatesThatAreNone)
{
    const std::string authorization = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/r/s/aws4_request, "
                                      "SignedHeaders=host, Signature=x";
    for (const char* date : {"", "20150830T123600", "2015-08-30T12:36:00Z", "20151330T123600Z", "x", "1440938160"}) {
        EXPECT_EQ(verifyHeaders({{"Host", "h"}, {"X-Amz-Date", date}, {"Authorization", authorization}}).code,
                  "IncompleteSignature")
            << date;
    }
}

TEST(Verify, NeedsTheHostToBeSigned)
{
    const auto result = verifyHeaders({{"Host", "h"},
                                       {"X-Amz-Date", "20150830T123600Z"},
                                       {"Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/r/s/"
                                                         "aws4_request, SignedHeaders=x-amz-date, Signature=x"}});
    EXPECT_EQ(result.refusal, Refusal::Incomplete);
    EXPECT_NE(result.message.find("'Host'"), std::string::npos);
}

TEST(Verify, RefusesExpiryOutOfRange)
{
    for (const char* expires : {"-1", "604801", "x", "", "99999999999999999999"}) {
        Arrived arrived = arrive(signedRequest("s3v4-query", "s3"));
        const auto at = arrived.request.target.find("X-Amz-Expires=") + 14;
        arrived.request.target.replace(at, arrived.request.target.find('&', at) - at, expires);
        EXPECT_EQ(verify(arrived, atMinute(0)).refusal, Refusal::Incomplete) << expires;
    }
}

TEST(Verify, TakesAnAbsoluteTarget)
{
    Arrived arrived = arrive(signedRequest("v4", "lambda", "/a?b=c"));
    arrived.request.target = "https://h.example:8443/a?b=c";
    EXPECT_TRUE(verify(arrived, atMinute(0)).accepted());
}

} // namespace botoscope::auth
