#include "core/auth/signer.h"

#include "tests/core/auth/samples.h"

#include <gtest/gtest.h>

namespace botoscope::auth {

using namespace test;

TEST(Signer, KnowsItsVersions)
{
    for (const char* version : {"v4", "v4-query", "s3v4", "s3v4-query", "v4-s3express", "v4-s3express-query", "s3",
                                "s3-query", "v2", "v3", "v3https", "bearer", "none"}) {
        EXPECT_TRUE(isKnownSignatureVersion(version)) << version;
    }
    EXPECT_FALSE(isKnownSignatureVersion("V4"));
    EXPECT_FALSE(isKnownSignatureVersion(""));
}

TEST(Signer, NamesAnUnknownVersion)
{
    auto request = makeRequest("GET", "https://h/");
    const auto trace = sign("v9", request, exampleCredentials(), exampleContext("svc"));
    ASSERT_FALSE(trace);
    EXPECT_EQ(trace.error().code, ErrorCode::UnknownSignatureVersion);
    EXPECT_EQ(trace.error().get("signature_version"), "v9");
}

TEST(Signer, NeedsCredentialsUnlessUnsigned)
{
    auto request = makeRequest("GET", "https://h/");
    EXPECT_EQ(sign("v4", request, std::nullopt, exampleContext("svc")).error().code, ErrorCode::NoCredentials);
    EXPECT_TRUE(sign("none", request, std::nullopt, exampleContext("svc")));
    EXPECT_TRUE(request.headers.empty());
}

TEST(Signer, BearerReplacesTheAuthorizationHeader)
{
    auto request = makeRequest("GET", "http://h/", {{"authorization", "old"}});
    auto context = exampleContext("svc", "");
    EXPECT_EQ(sign("bearer", request, std::nullopt, context).error().code, ErrorCode::NoAuthToken);
    context.bearerToken = SecretString("abc");
    ASSERT_TRUE(sign("bearer", request, std::nullopt, context));
    EXPECT_EQ(request.headers, (http::Headers{{"Authorization", "Bearer abc"}}));
}

TEST(Signer, ArtefactsHoldNoSecret)
{
    for (const char* version :
         {"v4", "v4-query", "s3v4", "s3v4-query", "v4-s3express", "v4-s3express-query", "s3", "s3-query", "v2"}) {
        auto request =
            makeRequest("PUT", "https://h/k", {{"x-amz-server-side-encryption-customer-key", "customerkey"}});
        const auto trace = sign(version, request, exampleCredentials("sessiontoken"), exampleContext("s3"));
        ASSERT_TRUE(trace) << version;
        const std::string all = trace->canonicalRequest + trace->stringToSign;
        EXPECT_EQ(all.find("sessiontoken"), std::string::npos) << version << all;
        EXPECT_EQ(all.find("customerkey"), std::string::npos) << version << all;
        EXPECT_NE(all.find(redactedText), std::string::npos) << version << all;
    }
}

} // namespace botoscope::auth
