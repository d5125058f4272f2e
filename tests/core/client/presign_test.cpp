#include "core/client/presign.h"

#include "support/fakes.h"

#include <gtest/gtest.h>

// What is expected here, botocore 1.43.11 gave for the same keys and moment.
namespace botoscope::client {
namespace {

using test::World;

ClientOptions in(const char* region)
{
    ClientOptions options;
    options.region = region;
    return options;
}

std::string presigned(Client& client, const char* method, Value params, PresignOptions options = {})
{
    auto signing = presignUrl(client, method, std::move(params), std::move(options));
    EXPECT_TRUE(signing.done());
    auto url = signing.take();
    return url.ok() ? *url : url.error().message;
}

Value object(const char* key)
{
    return Value::object({{"Bucket", "abc"}, {"Key", key}});
}

TEST(PresignUrl, UsesTheOldSignatureOfS3WhereARegionTakesIt)
{
    World world;
    EXPECT_EQ(presigned(*world.client("s3"), "get_object", object("a key")),
              "https://abc.s3.amazonaws.com/a%20key?AWSAccessKeyId=AKIDEXAMPLE&Signature=co2tiMuBbrVidM6boXFOzmYjbDs%3D"
              "&Expires=1440941760");
    EXPECT_TRUE(world.transport.requests.empty());
}

TEST(PresignUrl, UsesVersion4WhereARegionTakesNothingElse)
{
    World world;
    PresignOptions options;
    options.expiresSeconds = 60;
    EXPECT_EQ(presigned(*world.client("s3", in("eu-central-1")), "get_object", object("k"), options),
              "https://abc.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830"
              "%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-Expires=60&X-Amz-SignedHeaders="
              "host&X-Amz-Signature=5e86d09629374bf84eddda66023231d8789619838415c8bfd79fdadcfabfc13c");
}

TEST(PresignUrl, UsesTheVersionAndMethodThatWereChosen)
{
    World world;
    ClientOptions client = in("eu-west-1");
    client.config.signatureVersion = "s3v4";
    PresignOptions options;
    options.httpMethod = "POST";
    Value params = object("k");
    params.set("ContentType", "text/plain");
    EXPECT_EQ(presigned(*world.client("s3", client), "put_object", params, options),
              "https://abc.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830"
              "%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-Expires=3600&X-Amz-SignedHeaders="
              "content-type%3Bhost&X-Amz-Signature="
              "456dd57bda080d6a95418c86194335053869d0797a21bf8e22a78ec0f649edc0");
}

TEST(PresignUrl, MovesAFormAndTheTokenToTheUrl)
{
    World world({{"AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"},
                 {"AWS_SECRET_ACCESS_KEY", "planted-secret-key"},
                 {"AWS_SESSION_TOKEN", "tok"},
                 {"AWS_DEFAULT_REGION", "eu-west-1"}});
    EXPECT_EQ(presigned(*world.client("sts"), "get_caller_identity", Map()),
              "https://sts.eu-west-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Algorithm="
              "AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Feu-west-1%2Fsts%2Faws4_request&X-Amz-Date="
              "20150830T123600Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Security-Token=tok&X-Amz-Signature="
              "64770d753c68c830657d777fb0dc43c65beb3f19a71796dd8e9f679af8ef3979");
}

TEST(PresignUrl, MovesMembersOfAJsonBodyToTheUrl)
{
    World world;
    EXPECT_EQ(presigned(*world.client("dynamodb"), "list_tables", Value::object({{"Limit", 3}})),
              "https://dynamodb.eu-west-1.amazonaws.com/?Limit=3&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
              "AKIDEXAMPLE%2F20150830%2Feu-west-1%2Fdynamodb%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-Expires="
              "3600&X-Amz-SignedHeaders=content-type%3Bhost%3Bx-amz-target&X-Amz-Signature="
              "ab7587ba485c30d25de8352c1fa8a6013dd7f52923bd12a544d6b264eb79bca7");
}

TEST(PresignUrl, RunsTheEventsOfAnUnsentCall)
{
    World world;
    const auto client = world.client("s3");
    test::TraceLog trace;
    PresignOptions options;
    options.call.trace = &trace;
    (void)presigned(*client, "get_object", object("k"), options);
    EXPECT_EQ(trace.heads(), (std::vector<std::string>{"provide-client-params", "before-parameter-build",
                                                       "before-endpoint-resolution", "choose-signer", "before-sign"}));
}

TEST(PresignUrl, LeavesRequestsUnsignedForWhoeverSignsNothing)
{
    World world;
    ClientOptions options;
    options.config.signatureVersion = "unsigned";
    EXPECT_EQ(presigned(*world.client("s3", options), "get_object", object("k")), "https://abc.s3.amazonaws.com/k");
}

TEST(PresignUrl, RefusesUnknownMethodsAndParameters)
{
    World world;
    const auto client = world.client("s3");
    EXPECT_EQ(presigned(*client, "getobject", Map()), "Client does not have method: getobject");
    EXPECT_EQ(presigned(*client, "list_objects", Map()),
              "Parameter validation failed:\nMissing required parameter in input: \"Bucket\"");
}

TEST(PresignUrl, RefusesVersionsThatHaveNoUrls)
{
    World world;
    ClientOptions options;
    options.config.signatureVersion = "v3";
    EXPECT_EQ(presigned(*world.client("sts", options), "get_caller_identity", Map()),
              "Signature version(s) are not supported: v3-query");
}

TEST(PresignPost, SignsAPolicyOverBucketAndKey)
{
    World world;
    PresignPostOptions options;
    options.fields = {{"acl", "public-read"}};
    options.conditions = {Value::object({{"acl", "public-read"}})};
    options.expiresSeconds = 60;
    auto signing = presignPost(*world.client("s3", in("eu-central-1")), "abc", "up/${filename}", options);
    ASSERT_TRUE(signing.done());
    const auto post = signing.take();
    ASSERT_TRUE(post.ok()) << post.error().message;
    EXPECT_EQ(post->url, "https://abc.s3.amazonaws.com/");
    const http::Parameters expected = {
        {"acl", "public-read"},
        {"key", "up/${filename}"},
        {"x-amz-algorithm", "AWS4-HMAC-SHA256"},
        {"x-amz-credential", "AKIDEXAMPLE/20150830/eu-central-1/s3/aws4_request"},
        {"x-amz-date", "20150830T123600Z"},
        {"policy",
         "eyJleHBpcmF0aW9uIjogIjIwMTUtMDgtMzBUMTI6Mzc6MDBaIiwgImNvbmRpdGlvbnMiOiBbeyJhY2wiOiAicHVibGljLXJlYWQif"
         "SwgeyJidWNrZXQiOiAiYWJjIn0sIFsic3RhcnRzLXdpdGgiLCAiJGtleSIsICJ1cC8iXSwgeyJ4LWFtei1hbGdvcml0aG0iOiAiQV"
         "dTNC1ITUFDLVNIQTI1NiJ9LCB7IngtYW16LWNyZWRlbnRpYWwiOiAiQUtJREVYQU1QTEUvMjAxNTA4MzAvZXUtY2VudHJhbC0xL3M"
         "zL2F3czRfcmVxdWVzdCJ9LCB7IngtYW16LWRhdGUiOiAiMjAxNTA4MzBUMTIzNjAwWiJ9XX0="},
        {"x-amz-signature", "e737de22853b82c2e493ae2b887e420bcd2113ea34295bbc5387f3eeb8e54510"}};
    EXPECT_EQ(post->fields, expected);
}

TEST(PresignPost, UsesTheOldSignatureWhereARegionTakesIt)
{
    World world;
    auto signing = presignPost(*world.client("s3", in("us-east-1")), "abc", "k");
    ASSERT_TRUE(signing.done());
    const auto post = signing.take();
    ASSERT_TRUE(post.ok()) << post.error().message;
    const http::Parameters expected = {
        {"key", "k"},
        {"AWSAccessKeyId", "AKIDEXAMPLE"},
        {"policy",
         "eyJleHBpcmF0aW9uIjogIjIwMTUtMDgtMzBUMTM6MzY6MDBaIiwgImNvbmRpdGlvbnMiOiBbeyJidWNrZXQiOiAiYWJjIn0sIHsia"
         "2V5IjogImsifV19"},
        {"signature", "H4VOgk25itvu0dX+Lm4JXgnf2Ts="}};
    EXPECT_EQ(post->fields, expected);
}

TEST(PresignPost, IsForS3Only)
{
    World world;
    auto signing = presignPost(*world.client("sts"), "abc", "k");
    EXPECT_EQ(signing.take().error().code, ErrorCode::NotSupported);
}

} // namespace
} // namespace botoscope::client
