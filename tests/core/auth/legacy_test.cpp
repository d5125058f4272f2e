#include "core/auth/legacy.h"

#include "tests/core/auth/samples.h"

#include <gtest/gtest.h>

namespace botoscope::auth {

using namespace test;

// Signatures of this file were made with botocore 1.43.11 at the same frozen time.

TEST(SignV2, AddsItsParametersToTheForm)
{
    auto request = makeRequest("POST", "https://sdb.amazonaws.com/", {},
                               http::Body(http::Parameters{{"Action", "ListDomains"}, {"Version", "2009-04-15"}}));
    ASSERT_TRUE(signV2(request, exampleCredentials(), exampleContext("sdb")));
    const http::Parameters expected{
        {"Action", "ListDomains"},         {"Version", "2009-04-15"},
        {"AWSAccessKeyId", "AKIDEXAMPLE"}, {"SignatureVersion", "2"},
        {"SignatureMethod", "HmacSHA256"}, {"Timestamp", "2015-08-30T12:36:00Z"},
        {"SecurityToken", "to/ken=="},     {"Signature", "U1HFzQhTUuNMwKDjqDIjHC7f+zuCHEKFZ9wVFuG8BRo="}};
    EXPECT_EQ(request.body.form(), expected);
}

TEST(SignV2, LeavesAnEarlierSignatureOut)
{
    auto request = makeRequest("POST", "https://sdb.amazonaws.com/", {}, http::Body(http::Parameters{{"Action", "A"}}));
    ASSERT_TRUE(signV2(request, exampleCredentials(), exampleContext("sdb")));
    const auto once = request.body.form();
    ASSERT_TRUE(signV2(request, exampleCredentials(), exampleContext("sdb")));
    EXPECT_EQ(request.body.form(), once);
}

TEST(SignV2, SignsTheUrlWhereThereIsNoForm)
{
    auto request = makeRequest("GET", "https://sdb.amazonaws.com?Action=A");
    ASSERT_TRUE(signV2(request, exampleCredentials(""), exampleContext("sdb")));
    EXPECT_TRUE(request.url.starts_with("https://sdb.amazonaws.com?Action=A&AWSAccessKeyId=AKIDEXAMPLE&"));
    EXPECT_EQ(request.url.find("SecurityToken"), std::string::npos);
}

TEST(SignV3, SignsTheDate)
{
    auto request = makeRequest("GET", "https://r.amazonaws.com/", {{"date", "old"}});
    ASSERT_TRUE(signV3(request, exampleCredentials(), exampleContext("route53")));
    EXPECT_EQ(request.headers,
              (http::Headers{{"Date", "Sun, 30 Aug 2015 12:36:00 GMT"},
                             {"X-Amz-Security-Token", "to/ken=="},
                             {"X-Amzn-Authorization", "AWS3-HTTPS AWSAccessKeyId=AKIDEXAMPLE,Algorithm=HmacSHA256,"
                                                      "Signature=j8321DLpvDzWukBCfYFVyFdzJUkSBSkxJ/tW0+wPOxI="}}));
}

TEST(SignS3, SignsHeadersSubresourcesAndTheFullPath)
{
    auto request = makeRequest("GET", "https://b.s3.amazonaws.com/k%20y?acl&versionId=a%2Fb&prefix=z",
                               {{"Content-Type", "text/plain"}, {"x-amz-meta-b", "2"}, {"x-amz-meta-a", " 1 "}});
    request.authPath = "/b/k%20y";
    const auto trace = signS3(false, request, exampleCredentials(), exampleContext("s3"));
    ASSERT_TRUE(trace);
    EXPECT_EQ(trace->stringToSign, "GET\n\ntext/plain\nSun, 30 Aug 2015 12:36:00 GMT\nx-amz-meta-a:1\nx-amz-meta-b:2\n"
                                   "x-amz-security-token:to/ken==\n/b/k%20y?acl&versionId=a/b");
    EXPECT_EQ(request.headers.get("Authorization"), "AWS AKIDEXAMPLE:PbFB08zoLrg7eUGlYSjN65akhHQ=");
}

TEST(SignS3, PutsTheTimeItExpiresIntoTheUrl)
{
    auto request = makeRequest("GET", "https://b.s3.amazonaws.com/k?acl");
    auto context = exampleContext("s3");
    context.expiresSeconds = 60;
    ASSERT_TRUE(signS3(true, request, exampleCredentials(), context));
    EXPECT_EQ(request.url, "https://b.s3.amazonaws.com/k?acl&AWSAccessKeyId=AKIDEXAMPLE"
                           "&Signature=yFYcSzPK14vMF%2FDDq%2BhfZ3gji1A%3D&x-amz-security-token=to%2Fken%3D%3D"
                           "&Expires=1440938220");
}

TEST(SignS3, RefusesWhatIsNoUrl)
{
    auto request = makeRequest("GET", "nonsense");
    EXPECT_EQ(signS3(false, request, exampleCredentials(), exampleContext("s3")).error().code,
              ErrorCode::InvalidArgument);
    EXPECT_EQ(signV2(request, exampleCredentials(), exampleContext("s3")).error().code, ErrorCode::InvalidArgument);
}

} // namespace botoscope::auth
