#include "core/lifecycle/builtin_handlers.h"

#include "core/base/json.h"
#include "support/fakes.h"

#include <gtest/gtest.h>

// The built-in behaviours through whole calls: what reaches the wire, and what comes out of the answer.
namespace botoscope::lifecycle {
namespace {

using test::World;

struct Outcome {
    http::Request request;
    Result<Value> result = Value();
};

Outcome call(const char* service, const char* operation, Value params, std::string body = {},
             http::Headers headers = {})
{
    World world;
    world.transport.answer(200, std::move(body), std::move(headers));
    const auto client = world.client(service);
    auto task = client->call(operation, std::move(params));
    EXPECT_TRUE(task.done());
    Outcome outcome;
    outcome.result = task.take();
    if (!world.transport.requests.empty()) {
        outcome.request = world.transport.requests.front();
    }
    return outcome;
}

TEST(BuiltinHandlers, FillIdempotencyTokens)
{
    const Outcome outcome =
        call("ssm", "CreateOpsItem", Value::object({{"Description", "d"}, {"Source", "s"}, {"Title", "t"}}), "{}");
    EXPECT_TRUE(outcome.result.ok());
    const Outcome efs = call("efs", "CreateFileSystem", Map(), "{}");
    EXPECT_NE(efs.request.body.bytes().find("\"CreationToken\": \"00000000-0000-4000-8000-000000000000\""),
              std::string::npos);
}

TEST(BuiltinHandlers, AskForUrlEncodedListingsAndDecodeThem)
{
    const Outcome outcome =
        call("s3", "ListObjectsV2", Value::object({{"Bucket", "b"}}),
             "<ListBucketResult><EncodingType>url</EncodingType><Prefix>a%2Fb+c</Prefix><Contents><Key>x%20y+z</Key>"
             "</Contents><CommonPrefixes><Prefix>p%2F</Prefix></CommonPrefixes></ListBucketResult>");
    EXPECT_NE(outcome.request.url.find("encoding-type=url"), std::string::npos);
    ASSERT_TRUE(outcome.result.ok());
    EXPECT_EQ((*outcome.result)["Contents"].at(0)["Key"], Value("x y z"));
    EXPECT_EQ((*outcome.result)["CommonPrefixes"].at(0)["Prefix"], Value("p/"));
    EXPECT_EQ((*outcome.result)["Prefix"], Value("a/b c"));
}

TEST(BuiltinHandlers, LeaveListingsAloneWhenTheCallerChoseTheEncoding)
{
    const Outcome outcome = call(
        "s3", "ListObjectsV2", Value::object({{"Bucket", "b"}, {"EncodingType", "url"}}),
        "<ListBucketResult><EncodingType>url</EncodingType><Contents><Key>x%20y</Key></Contents></ListBucketResult>");
    EXPECT_EQ((*outcome.result)["Contents"].at(0)["Key"], Value("x%20y"));
}

TEST(BuiltinHandlers, EncodeCopySources)
{
    const char* answer = "<CopyObjectResult/>";
    Value params = Value::object({{"Bucket", "b"}, {"Key", "k"}, {"CopySource", "from/a b?versionId=v1"}});
    EXPECT_EQ(call("s3", "CopyObject", params, answer).request.headers.get("x-amz-copy-source"),
              "from/a%20b?versionId=v1");
    params.set("CopySource", Value::object({{"Bucket", "from"}, {"Key", "a b"}, {"VersionId", "v2"}}));
    EXPECT_EQ(call("s3", "CopyObject", params, answer).request.headers.get("x-amz-copy-source"),
              "from/a%20b?versionId=v2");
    params.set("CopySource", Value::object({{"Bucket", "from"}}));
    EXPECT_EQ(call("s3", "CopyObject", params, answer).result.error().code, ErrorCode::ParamValidation);
}

TEST(BuiltinHandlers, SendSseKeysInBase64WithTheirMd5)
{
    const Outcome outcome = call(
        "s3", "GetObject",
        Value::object({{"Bucket", "b"}, {"Key", "k"}, {"SSECustomerKey", "bar"}, {"SSECustomerAlgorithm", "AES256"}}));
    EXPECT_EQ(outcome.request.headers.get("x-amz-server-side-encryption-customer-key"), "YmFy");
    EXPECT_EQ(outcome.request.headers.get("x-amz-server-side-encryption-customer-key-MD5"), "N7UdGUp1E+RbVvZSTy1R8g==");
}

TEST(BuiltinHandlers, EncodeUserData)
{
    const Outcome outcome =
        call("ec2", "RunInstances", Value::object({{"MinCount", 1}, {"MaxCount", 1}, {"UserData", "foo"}}),
             "<RunInstancesResponse/>");
    EXPECT_NE(outcome.request.body.bytes().find("UserData=Zm9v"), std::string::npos);
}

TEST(BuiltinHandlers, TakeRoute53IdsWithTheirPath)
{
    const Outcome outcome = call("route53", "GetHostedZone", Value::object({{"Id", "/hostedzone/ABC"}}),
                                 "<GetHostedZoneResponse><HostedZone><Id>/hostedzone/ABC</Id><Name>n</Name>"
                                 "<CallerReference>c</CallerReference></HostedZone></GetHostedZoneResponse>");
    EXPECT_NE(outcome.request.url.find("/hostedzone/ABC"), std::string::npos);
    EXPECT_EQ(outcome.request.url.find("%2F"), std::string::npos);
}

TEST(BuiltinHandlers, DefaultGlaciersAccountAndName)
{
    const Outcome outcome = call("glacier", "ListVaults", Map(), "{}");
    EXPECT_NE(outcome.request.url.find("/-/vaults"), std::string::npos);
    EXPECT_EQ(outcome.request.headers.get("x-amz-glacier-version"), "2012-06-01");
}

TEST(BuiltinHandlers, WaitForContinueBeforeUploadsToS3)
{
    Value params = Value::object({{"Bucket", "b"}, {"Key", "k"}});
    EXPECT_FALSE(call("s3", "PutObject", params).request.headers.contains("Expect"));
    params.set("Body", "text");
    EXPECT_EQ(call("s3", "PutObject", params).request.headers.get("Expect"), "100-continue");
}

TEST(BuiltinHandlers, SendBytesOfOtherOperationsWithoutWaiting)
{
    const Value params = Value::object({{"RequestRoute", "r"}, {"RequestToken", "t"}, {"Body", "text"}});
    const Outcome outcome = call("s3", "WriteGetObjectResponse", params);
    EXPECT_FALSE(outcome.request.url.empty());
    EXPECT_FALSE(outcome.request.headers.contains("Expect"));
}

TEST(BuiltinHandlers, EscapeLineEndsInXml)
{
    const Value object = Value::object({{"Key", "a\rb\nc"}});
    const Value params =
        Value::object({{"Bucket", "b"}, {"Delete", Value::object({{"Objects", Value::array({object})}})}});
    const std::string body = call("s3", "DeleteObjects", params, "<DeleteResult/>").request.body.bytes();
    EXPECT_NE(body.find("a&#xD;b&#xA;c"), std::string::npos) << body;
}

TEST(BuiltinHandlers, LeaveOperationsUnsignedThatTakeNoSignature)
{
    const Outcome outcome = call("cognito-identity", "GetId", Value::object({{"IdentityPoolId", "p"}}), "{}");
    EXPECT_FALSE(outcome.request.headers.contains("Authorization"));
}

TEST(BuiltinHandlers, TakeS3sErrorsInsideA200AsFailures)
{
    World world;
    world.transport.answer(200, "<Error><Code>SlowDown</Code><Message>m</Message></Error>");
    world.transport.answer(200, "<CopyObjectResult><ETag>e</ETag></CopyObjectResult>");
    const auto s3 = world.client("s3");
    auto task = s3->call("CopyObject", Value::object({{"Bucket", "b"}, {"Key", "k"}, {"CopySource", "c/d"}}));
    while (!task.done() && world.timers.fireNext()) {
    }
    ASSERT_TRUE(task.done());
    EXPECT_TRUE(task.take().ok());
    EXPECT_EQ(world.transport.requests.size(), 2U);
}

TEST(BuiltinHandlers, KeepS3sExpiresAsText)
{
    const Value params = Value::object({{"Bucket", "b"}, {"Key", "k"}});
    const Outcome outcome = call("s3", "HeadObject", params, {}, {{"Expires", "never"}});
    ASSERT_TRUE(outcome.result.ok());
    EXPECT_EQ((*outcome.result)["ExpiresString"], Value("never"));
    EXPECT_EQ(outcome.result->find("Expires"), nullptr);
}

TEST(BuiltinHandlers, GivePolicyDocumentsAsData)
{
    const Outcome outcome = call("iam", "GetUserPolicy", Value::object({{"UserName", "u"}, {"PolicyName", "p"}}),
                                 "<GetUserPolicyResponse><GetUserPolicyResult><UserName>u</UserName><PolicyName>p"
                                 "</PolicyName><PolicyDocument>%7B%22Version%22%3A%20%222012-10-17%22%7D"
                                 "</PolicyDocument></GetUserPolicyResult></GetUserPolicyResponse>");
    ASSERT_TRUE(outcome.result.ok());
    EXPECT_EQ((*outcome.result)["PolicyDocument"]["Version"], Value("2012-10-17"));
}

TEST(BuiltinHandlers, DecodeConsoleOutputAndTemplates)
{
    const Outcome console = call("ec2", "GetConsoleOutput", Value::object({{"InstanceId", "i"}}),
                                 "<GetConsoleOutputResponse><output>aGVsbG8=</output></GetConsoleOutputResponse>");
    EXPECT_EQ((*console.result)["Output"], Value("hello"));
    const Outcome body = call("cloudformation", "GetTemplate", Value::object({{"StackName", "s"}}),
                              "<GetTemplateResponse><GetTemplateResult><TemplateBody>{\"A\": 1}</TemplateBody>"
                              "</GetTemplateResult></GetTemplateResponse>");
    EXPECT_EQ((*body.result)["TemplateBody"]["A"], Value(1));
}

TEST(BuiltinHandlers, ReadTheBucketsLocationFromTheRoot)
{
    const Value params = Value::object({{"Bucket", "b"}});
    const Outcome some = call("s3", "GetBucketLocation", params, "<LocationConstraint>eu-west-1</LocationConstraint>");
    EXPECT_EQ((*some.result)["LocationConstraint"], Value("eu-west-1"));
    const Outcome none = call("s3", "GetBucketLocation", params, "<LocationConstraint/>");
    EXPECT_TRUE((*none.result)["LocationConstraint"].isNull());
}

} // namespace
} // namespace botoscope::lifecycle
