#include "core/lifecycle/resolve_endpoint.h"

#include "core/lifecycle/payloads.h"
#include "tests/core/lifecycle/traced_world.h"

namespace botoscope::lifecycle {
namespace {

using test::bucket;
using test::TracedWorld;

const trace::Step* step(const TracedWorld& world, std::string_view event)
{
    for (const trace::StepPtr& one : world.log.steps) {
        if (one->event == event) {
            return one.get();
        }
    }
    return nullptr;
}

TEST(ResolveEndpoint, TheTraceSaysWhatWasDecidedAndWhy)
{
    TracedWorld world("s3");
    (void)world.run("ListObjectsV2", bucket("b-b"), DryRun::Signed);
    const trace::Step* before = step(world, "before-endpoint-resolution.s3");
    ASSERT_NE(before, nullptr);
    EXPECT_EQ(before->snapshot["builtins"]["AWS::Region"], Value("us-west-2"));
    const trace::Step* after = step(world, "before-call.s3.ListObjectsV2");
    ASSERT_NE(after, nullptr);
    const Value& endpoint = after->snapshot["endpoint"];
    EXPECT_EQ(endpoint["url"], Value("https://b-b.s3.us-west-2.amazonaws.com"));
    EXPECT_EQ(endpoint["auth_scheme"], Value("v4"));
    EXPECT_EQ(endpoint["signing_name"], Value("s3"));
    EXPECT_TRUE(endpoint["reason"].toString().starts_with("rule set: "));
    EXPECT_EQ(endpoint["auth_schemes"].at(0)["name"], Value("sigv4"));
}

TEST(ResolveEndpoint, HandlersMayChangeTheBuiltins)
{
    TracedWorld world("sqs");
    world.client->events().on<BeforeEndpointResolution>(
        "before-endpoint-resolution.sqs", "elsewhere",
        [](BeforeEndpointResolution& event) { event.builtins.set("AWS::Region", "eu-west-3"); });
    const CallReport report = world.run("ListQueues", Map(), DryRun::Signed);
    EXPECT_EQ(report.request.url, "https://sqs.eu-west-3.amazonaws.com/");
}

TEST(ResolveEndpoint, PutsTheAccountIntoHostsThatWantIt)
{
    TracedWorld world("dynamodb", {},
                      {{"AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"},
                       {"AWS_SECRET_ACCESS_KEY", "planted-secret-key"},
                       {"AWS_ACCOUNT_ID", "123456789012"},
                       {"AWS_DEFAULT_REGION", "us-west-2"}});
    const CallReport report = world.run("ListTables", Map(), DryRun::Signed);
    EXPECT_EQ(report.request.url, "https://123456789012.ddb.us-west-2.amazonaws.com/");
}

TEST(ResolveEndpoint, AsksForNoCredentialsWhereNothingIsSigned)
{
    client::ClientOptions options;
    options.config.signatureVersion = "unsigned";
    TracedWorld world("dynamodb", options, {{"AWS_ACCESS_KEY_ID", "half-a-pair"}, {"AWS_DEFAULT_REGION", "us-west-2"}});
    const CallReport report = world.run("ListTables", Map(), DryRun::Signed);
    ASSERT_FALSE(report.error.has_value()) << report.error->message;
    EXPECT_EQ(report.request.url, "https://dynamodb.us-west-2.amazonaws.com/");
}

TEST(ResolveEndpoint, WithoutARegionTheCallSaysSo)
{
    TracedWorld world("sqs", {}, {{"AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"}, {"AWS_SECRET_ACCESS_KEY", "planted"}});
    const CallReport report = world.run("ListQueues", Map(), DryRun::Signed);
    ASSERT_TRUE(report.error.has_value());
    EXPECT_EQ(report.error->code, ErrorCode::NoRegion);
}

TEST(ResolveEndpoint, ServicesOfThePartitionAreSignedForInTheirRegion)
{
    TracedWorld world("iam");
    const CallReport report = world.run("ListUsers", Map(), DryRun::Signed);
    EXPECT_EQ(report.request.url, "https://iam.amazonaws.com/");
    EXPECT_NE(report.request.headers.get("Authorization").find("/us-east-1/iam/"), std::string::npos);
}

} // namespace
} // namespace botoscope::lifecycle
