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
    const Outcome binary = call("ec2", "GetConsoleOutput", Value::object({{"InstanceId", "i"}}),
                                "<GetConsoleOutputResponse><output>YfA=</output></GetConsoleOutputResponse>");
    EXPECT_EQ((*binary.result)["Output"], Value("a\xEF\xBF\xBD"));
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

TEST(BuiltinHandlers, GiveRefusalsABucketLocationToo)
{
    World world;
    world.transport.answer(403, "<Error><Code>AccessDenied</Code></Error>");
    const auto s3 = world.client("s3");
    auto task = s3->perform(*s3->model().operation("GetBucketLocation"), Value::object({{"Bucket", "b"}}));
    ASSERT_TRUE(task.done());
    EXPECT_NE(task.take().parsed.find("LocationConstraint"), nullptr);
}

TEST(BuiltinHandlers, TakeBucketsOutOfPaths)
{
    const Outcome outcome = call("s3", "GetObject", Value::object({{"Bucket", "b-b"}, {"Key", "a/b"}}));
    EXPECT_EQ(outcome.request.url, "https://b-b.s3.eu-west-1.amazonaws.com/a/b");
    EXPECT_EQ(outcome.request.authPath, "/b-b/a/b");
}

TEST(BuiltinHandlers, RefuseWhatIsNoBucketsName)
{
    const Outcome outcome = call("s3", "HeadBucket", Value::object({{"Bucket", "a bucket"}}));
    EXPECT_EQ(outcome.result.error().code, ErrorCode::ParamValidation);
    const std::string arn = "arn:aws:s3:eu-west-1:123456789012:accesspoint:mine";
    EXPECT_TRUE(call("s3", "HeadBucket", Value::object({{"Bucket", arn}})).result.ok());
    EXPECT_FALSE(call("s3", "HeadBucket", Value::object({{"Bucket", arn + "/more"}})).result.ok());
}

TEST(BuiltinHandlers, TakeArnsOutOfOldSignaturesPaths)
{
    World world;
    world.transport.answer(200, "");
    client::ClientOptions options;
    options.config.signatureVersion = "s3";
    const auto client = world.client("s3", options);
    const Value params =
        Value::object({{"Bucket", "arn:aws:s3:eu-west-1:123456789012:accesspoint:mine"}, {"Key", "k"}});
    auto task = client->call("GetObject", params);
    ASSERT_EQ(world.transport.requests.size(), 1U);
    EXPECT_EQ(world.transport.requests.at(0).authPath, "/k");
}

TEST(BuiltinHandlers, GetBucketLocationIsAskedByPath)
{
    EXPECT_EQ(call("s3", "GetBucketLocation", Value::object({{"Bucket", "b-b"}})).request.url,
              "https://s3.eu-west-1.amazonaws.com/b-b?location");
}

TEST(BuiltinHandlers, AliasParameters)
{
    Value params = Value::object({{"logGroupName", "g"}, {"fromTime", 1}, {"to", 2}, {"destination", "d"}});
    EXPECT_NE(call("logs", "CreateExportTask", params, "{}").request.body.bytes().find("\"from\": 1"),
              std::string::npos);
    params.set("from", 3);
    EXPECT_EQ(call("logs", "CreateExportTask", params, "{}").result.error().code, ErrorCode::ParamValidation);
}

TEST(BuiltinHandlers, RefuseMetadataThatIsNotAscii)
{
    const Value metadata = Value::object({{"who", "Zo\xc3\xab"}});
    const Value params = Value::object({{"Bucket", "b"}, {"Key", "k"}, {"Metadata", metadata}});
    EXPECT_EQ(call("s3", "PutObject", params).result.error().code, ErrorCode::ParamValidation);
}

TEST(BuiltinHandlers, SumUpGlaciersUploads)
{
    const std::string body((1 << 20) + 1, 'a');
    const http::Request request =
        call("glacier", "UploadArchive", Value::object({{"vaultName", "v"}, {"body", body}})).request;
    EXPECT_EQ(request.headers.get("x-amz-content-sha256"),
              "4a3f0c0c213adea174f9a3d4c13177315b588bdb2e9c1012d3d0bf0453ca0f6a");
    EXPECT_EQ(request.headers.get("x-amz-sha256-tree-hash"),
              "8dd49bbc6297567fac3852c2deddcdbc57358bc403c10d4f6dc64b143ad9b27b");
}

TEST(BuiltinHandlers, PresignCopiesBetweenRegions)
{
    const Outcome outcome = call(
        "rds", "CopyDBSnapshot",
        Value::object(
            {{"SourceDBSnapshotIdentifier", "a"}, {"TargetDBSnapshotIdentifier", "b"}, {"SourceRegion", "us-east-2"}}),
        "<CopyDBSnapshotResponse><CopyDBSnapshotResult/></CopyDBSnapshotResponse>");
    const std::string body = outcome.request.body.bytes();
    EXPECT_EQ(body.find("SourceRegion="), std::string::npos);
    EXPECT_NE(body.find("PreSignedUrl=https%3A%2F%2Frds.us-east-2.amazonaws.com%2F%3FAction%3DCopyDBSnapshot"),
              std::string::npos);
    EXPECT_NE(body.find("DestinationRegion%3Deu-west-1"), std::string::npos);
}

TEST(BuiltinHandlers, TellEc2WhereASnapshotGoes)
{
    const Outcome outcome =
        call("ec2", "CopySnapshot", Value::object({{"SourceRegion", "us-east-2"}, {"SourceSnapshotId", "s"}}),
             "<CopySnapshotResponse/>");
    const std::string body = outcome.request.body.bytes();
    EXPECT_NE(body.find("&DestinationRegion=eu-west-1"), std::string::npos);
    EXPECT_NE(body.find("PresignedUrl=https%3A%2F%2Fec2.us-east-2"), std::string::npos);
    EXPECT_NE(body.find("SourceRegion=us-east-2"), std::string::npos);
}

TEST(BuiltinHandlers, SendPredictionsToTheModelsHost)
{
    const Value params =
        Value::object({{"MLModelId", "m"}, {"Record", Map()}, {"PredictEndpoint", "https://realtime.example/x"}});
    EXPECT_EQ(call("machinelearning", "Predict", params, "{}").request.url, "https://realtime.example/");
}

TEST(BuiltinHandlers, SendSearchesAsForms)
{
    World world;
    world.transport.answer(200, "{}");
    client::ClientOptions options;
    options.endpointUrl = "https://search.example";
    const auto client = world.client("cloudsearchdomain", options);
    auto task = client->call("Search", Value::object({{"query", "a b"}, {"returnFields", "x"}}));
    const http::Request& request = world.transport.requests.at(0);
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.url, "https://search.example/2013-01-01/search");
    EXPECT_EQ(request.body.bytes(), "format=sdk&pretty=true&q=a%20b&return=x");
}

TEST(BuiltinHandlers, TellDiscoveryOperationsTheApisVersion)
{
    EXPECT_EQ(call("dynamodb", "DescribeEndpoints", Map(), "{}").request.headers.get("x-amz-api-version"),
              "2012-08-10");
}

TEST(BuiltinHandlers, KnowSagemakersOldName)
{
    World world;
    const auto client = world.client("runtime.sagemaker");
    ASSERT_NE(client, nullptr);
    EXPECT_EQ(client->model().serviceName(), "sagemaker-runtime");
}

TEST(BuiltinHandlers, ATokenOfTheEnvironmentSignsForBedrock)
{
    World world({{"AWS_BEARER_TOKEN_BEDROCK", "planted-token"}, {"AWS_DEFAULT_REGION", "eu-west-1"}});
    world.transport.answer(200, "{}");
    const auto client = world.client("bedrock");
    auto task = client->call("ListFoundationModels");
    EXPECT_EQ(world.transport.requests.at(0).headers.get("Authorization"), "Bearer planted-token");
}

TEST(BuiltinHandlers, APreferenceChoosesAmongWhatAServiceOffers)
{
    World world({{"AWS_AUTH_SCHEME_PREFERENCE", "httpBearerAuth"}, {"AWS_DEFAULT_REGION", "eu-west-1"}});
    const auto client = world.client("bedrock");
    auto task = client->call("ListFoundationModels");
    ASSERT_TRUE(task.done());
    EXPECT_EQ(task.take().error().code, ErrorCode::NoAuthToken);
}

TEST(BuiltinHandlers, AskForTheChecksumOfResponses)
{
    Value params = Value::object({{"Bucket", "b"}, {"Key", "k"}});
    EXPECT_EQ(call("s3", "GetObject", params).request.headers.get("x-amz-checksum-mode"), "ENABLED");
}

} // namespace
} // namespace botoscope::lifecycle
