#include "core/client/stubber.h"

#include "core/client/presign.h"
#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::client {
namespace {

using test::World;

/// An S3 client without credentials, stubbed.
struct Stage {
    World world{config::Environment{{"AWS_DEFAULT_REGION", "eu-west-1"}, {"AWS_EC2_METADATA_DISABLED", "true"}}};
    std::shared_ptr<Client> client = world.client("s3");
    Stubber stubber{*client};

    Result<Value> call(const char* method, Value params)
    {
        auto calling = client->call(method, std::move(params));
        EXPECT_TRUE(calling.done());
        return calling.take();
    }
};

TEST(Stubber, AnswersInOrderWithoutSending)
{
    Stage stage;
    ASSERT_TRUE(stage.stubber.addResponse("list_buckets", Value::object({{"Prefix", "a"}})).ok());
    ASSERT_TRUE(stage.stubber.addResponse("list_buckets", Value::object({{"Prefix", "b"}})).ok());
    stage.stubber.activate();
    EXPECT_EQ(stage.call("list_buckets", Map())->operator[]("Prefix"), Value("a"));
    EXPECT_EQ(stage.call("list_buckets", Map())->operator[]("Prefix"), Value("b"));
    EXPECT_TRUE(stage.world.transport.requests.empty());
    EXPECT_TRUE(stage.stubber.assertNoPendingResponses().ok());
}

TEST(Stubber, RefusesACallTooMany)
{
    Stage stage;
    stage.stubber.activate();
    const auto result = stage.call("list_buckets", Map());
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().get("kind"), "UnStubbedResponseError");
    EXPECT_EQ(result.error().message,
              "Error getting response stub for operation ListBuckets: Unexpected API Call: A call was made but no "
              "additional calls expected. Either the API Call was not stubbed or it was called multiple times.");
}

TEST(Stubber, RefusesACallOutOfOrder)
{
    Stage stage;
    ASSERT_TRUE(stage.stubber.addResponse("list_buckets", Map()).ok());
    stage.stubber.activate();
    const auto result = stage.call("head_bucket", Value::object({{"Bucket", "abc"}}));
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().message, "Error getting response stub for operation HeadBucket: Operation mismatch: found "
                                      "response for ListBuckets.");
}

TEST(Stubber, ComparesParameters)
{
    Stage stage;
    const Stubber::ExpectedParams expected = {{"Bucket", "other"}};
    ASSERT_TRUE(stage.stubber.addResponse("head_bucket", Map(), expected).ok());
    stage.stubber.activate();
    const auto result = stage.call("head_bucket", Value::object({{"Bucket", "abc"}}));
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().get("kind"), "StubAssertionError");
    EXPECT_EQ(result.error().message, "Error getting response stub for operation HeadBucket: Expected parameters:\n"
                                      "{'Bucket': 'other'},\nbut received:\n{'Bucket': 'abc'}");
}

TEST(Stubber, TakesAnyValueWhereAskedTo)
{
    Stage stage;
    const Stubber::ExpectedParams expected = {{"Bucket", Stubber::any}};
    ASSERT_TRUE(stage.stubber.addResponse("head_bucket", Map(), expected).ok());
    stage.stubber.activate();
    EXPECT_TRUE(stage.call("head_bucket", Value::object({{"Bucket", "abc"}})).ok());
}

TEST(Stubber, RefusesParametersThatAreTooMany)
{
    Stage stage;
    ASSERT_TRUE(stage.stubber.addResponse("list_buckets", Map(), Stubber::ExpectedParams{}).ok());
    stage.stubber.activate();
    EXPECT_FALSE(stage.call("list_buckets", Value::object({{"Prefix", "a"}})).ok());
}

TEST(Stubber, ChecksResponsesAgainstTheModel)
{
    Stage stage;
    const auto added = stage.stubber.addResponse("list_buckets", Value::object({{"Prefix", 1}}));
    ASSERT_FALSE(added.ok());
    EXPECT_EQ(added.error().code, ErrorCode::ParamValidation);
}

TEST(Stubber, ToleratesResponseMetadata)
{
    Stage stage;
    EXPECT_TRUE(stage.stubber.addResponse("list_buckets", Value::object({{"ResponseMetadata", Map()}})).ok());
}

TEST(Stubber, RefusesUnknownMethods)
{
    Stage stage;
    EXPECT_EQ(stage.stubber.addResponse("no_such", Map()).error().message, "Client s3 does not have method: no_such");
}

TEST(Stubber, AnswersWithRefusals)
{
    Stage stage;
    Stubber::ClientError error;
    error.code = "NoSuchBucket";
    error.message = "gone";
    error.httpStatus = 404;
    error.metadata.set("RequestId", "r");
    ASSERT_TRUE(stage.stubber.addClientError("head_bucket", error).ok());
    stage.stubber.activate();
    const auto result = stage.call("head_bucket", Value::object({{"Bucket", "abc"}}));
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::ClientError);
    EXPECT_EQ(result.error().message, "An error occurred (NoSuchBucket) when calling the HeadBucket operation: gone");
}

TEST(Stubber, CountsWhatWasNotAskedFor)
{
    Stage stage;
    ASSERT_TRUE(stage.stubber.addResponse("list_buckets", Map()).ok());
    EXPECT_EQ(stage.stubber.assertNoPendingResponses().error().message, "1 responses remaining in queue.");
}

TEST(Stubber, LeavesTheClientAloneOnceDeactivated)
{
    Stage stage;
    stage.stubber.activate();
    stage.stubber.deactivate();
    const auto result = stage.call("list_buckets", Map());
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::NoCredentials);
}

TEST(Stubber, LetsPresigningPass)
{
    World world;
    const auto client = world.client("s3");
    Stubber stubber(*client);
    stubber.activate();
    auto signing = presignUrl(*client, "get_object", Value::object({{"Bucket", "abc"}, {"Key", "k"}}));
    ASSERT_TRUE(signing.done());
    EXPECT_TRUE(signing.take().ok());
}

} // namespace
} // namespace botoscope::client
