#include "core/auth/presign_post.h"

#include "core/base/encoding.h"
#include "tests/core/auth/samples.h"

#include <gtest/gtest.h>

namespace botoscope::auth {

using namespace test;

// Signatures of this file were made with botocore 1.43.11 at the same frozen time.

namespace {
const List conditions = {Value::object({{"bucket", "b"}}), Value::array({"starts-with", "$key", "a/"})};

std::string shown(const Result<http::Parameters>& fields)
{
    std::string text;
    for (const auto& [key, value] : fields ? *fields : http::Parameters{{"error", fields.error().message}}) {
        text += key + '=' + (key == "policy" ? "…" : value) + '\n';
    }
    return text;
}

Result<http::Parameters> presign(std::string_view version, const std::string& service = "s3")
{
    return presignPost(version, {{"key", "a/${filename}"}}, conditions, exampleCredentials(), exampleContext(service));
}
} // namespace

TEST(PresignPost, SignsWithVersion4)
{
    EXPECT_EQ(shown(presign("s3v4-presign-post")),
              "key=a/${filename}\nx-amz-algorithm=AWS4-HMAC-SHA256\n"
              "x-amz-credential=AKIDEXAMPLE/20150830/us-east-1/s3/aws4_request\nx-amz-date=20150830T123600Z\n"
              "x-amz-security-token=to/ken==\npolicy=…\n"
              "x-amz-signature=6801781280b7bf3d457195e0d6489e648d5969c4222ef1f6e633c4f66da3b2e8\n");
}

TEST(PresignPost, SignsWithHmacSha1)
{
    EXPECT_EQ(shown(presign("s3-presign-post")),
              "key=a/${filename}\nAWSAccessKeyId=AKIDEXAMPLE\nx-amz-security-token=to/ken==\npolicy=…\n"
              "signature=WzzCjkDi9qqSeN2WzdASlYwiaqU=\n");
}

TEST(PresignPost, ExpressHasItsOwnToken)
{
    EXPECT_EQ(shown(presign("v4-s3express-presign-post", "s3express")),
              "key=a/${filename}\nx-amz-algorithm=AWS4-HMAC-SHA256\n"
              "x-amz-credential=AKIDEXAMPLE/20150830/us-east-1/s3express/aws4_request\nx-amz-date=20150830T123600Z\n"
              "X-Amz-S3session-Token=to/ken==\npolicy=…\n"
              "x-amz-signature=882f305857624193778c933d2c9c90663b6e23b4274c2e643fdd9416dddf0c53\n");
}

TEST(PresignPost, ThePolicySaysWhenItExpiresAndWhatItDemands)
{
    const auto fields = presignPost("s3-presign-post", {}, conditions, exampleCredentials(""), exampleContext("s3"));
    ASSERT_TRUE(fields);
    ASSERT_EQ(fields->size(), 3U);
    EXPECT_EQ(
        base64Decode((*fields)[1].second),
        R"({"expiration": "2015-08-30T13:36:00Z", "conditions": [{"bucket": "b"}, ["starts-with", "$key", "a/"]]})");
}

TEST(PresignPost, RefusesOtherVersionsAndNoRegion)
{
    EXPECT_EQ(presign("s3v4").error().code, ErrorCode::UnknownSignatureVersion);
    EXPECT_EQ(presignPost("s3v4-presign-post", {}, {}, exampleCredentials(), exampleContext("s3", "")).error().code,
              ErrorCode::NoRegion);
}

} // namespace botoscope::auth
