#include "core/lifecycle/s3_redirect.h"

#include "tests/core/lifecycle/traced_world.h"

namespace botoscope::lifecycle {
namespace {

using test::bucket;
using test::TracedWorld;

constexpr const char* permanentRedirect =
    "<Error><Code>PermanentRedirect</Code><Message>elsewhere</Message><Bucket>b-b</Bucket></Error>";
constexpr const char* malformed = "<Error><Code>AuthorizationHeaderMalformed</Code><Message>m</Message>"
                                  "<Region>eu-central-1</Region></Error>";
constexpr const char* listing = "<ListBucketResult><Name>b-b</Name></ListBucketResult>";

http::Headers in(const char* region)
{
    http::Headers headers;
    headers.add("x-amz-bucket-region", region);
    return headers;
}

TEST(S3Redirect, SendsAgainToTheRegionOfTheHeader)
{
    TracedWorld world("s3");
    world.transport.answer(301, permanentRedirect, in("eu-central-1"));
    world.transport.answer(200, listing);
    const CallReport report = world.run("ListObjectsV2", bucket("b-b"));
    EXPECT_FALSE(report.error || report.refusal);
    EXPECT_EQ(report.attempts, 2);
    EXPECT_EQ(world.sent(0), "https://b-b.s3.us-west-2.amazonaws.com/");
    EXPECT_EQ(world.sent(1), "https://b-b.s3.eu-central-1.amazonaws.com/");
    EXPECT_EQ(world.scope(1), "20150830/eu-central-1/s3");
    EXPECT_EQ(world.timers.delays, (std::vector<std::int64_t>{0}));
}

TEST(S3Redirect, TakesTheRegionThatTheErrorNames)
{
    TracedWorld world("s3");
    world.transport.answer(400, malformed);
    world.transport.answer(200, listing);
    (void)world.run("ListObjectsV2", bucket("b-b"));
    EXPECT_EQ(world.scope(1), "20150830/eu-central-1/s3");
}

TEST(S3Redirect, RemembersTheRegionForLaterCalls)
{
    TracedWorld world("s3");
    world.transport.answer(400, malformed);
    world.transport.answer(200, listing);
    world.transport.answer(200, listing);
    (void)world.run("ListObjectsV2", bucket("b-b"));
    const CallReport second = world.run("ListObjectsV2", bucket("b-b"));
    EXPECT_EQ(second.attempts, 1);
    EXPECT_EQ(world.sent(2), "https://b-b.s3.eu-central-1.amazonaws.com/");
}

TEST(S3Redirect, AsksHeadBucketWhereTheAnswerNamesNoRegion)
{
    TracedWorld world("s3");
    world.transport.answer(307, "<Error><Code>TemporaryRedirect</Code><Message>m</Message></Error>");
    world.transport.answer(200, "", in("ap-south-1"));
    world.transport.answer(200, listing);
    const CallReport report = world.run("ListObjectsV2", bucket("b-b"));
    EXPECT_FALSE(report.error || report.refusal);
    EXPECT_EQ(world.transport.requests.at(1).method, "HEAD");
    EXPECT_EQ(world.scope(2), "20150830/ap-south-1/s3");
    const auto& steps = world.log.steps;
    EXPECT_TRUE(std::any_of(steps.begin(), steps.end(), [](const trace::StepPtr& step) {
        return step->event == "before-send.s3.HeadBucket" && step->call == 7;
    }));
    EXPECT_EQ(world.log.started.size(), 1U);
}

TEST(S3Redirect, AHeadRequestsBareRefusalCountsWhenItNamesTheRegion)
{
    TracedWorld world("s3");
    world.transport.answer(400, "", in("eu-central-1"));
    world.transport.answer(200, "");
    const CallReport report = world.run("HeadObject", Value::object({{"Bucket", "b-b"}, {"Key", "k"}}));
    EXPECT_EQ(report.attempts, 2);
    EXPECT_FALSE(report.refusal);
}

TEST(S3Redirect, FollowsOnlyOnce)
{
    TracedWorld world("s3");
    world.transport.answer(301, permanentRedirect, in("eu-central-1"));
    world.transport.answer(301, permanentRedirect, in("eu-west-1"));
    const CallReport report = world.run("ListObjectsV2", bucket("b-b"));
    EXPECT_EQ(report.attempts, 2);
    EXPECT_TRUE(report.refusal.has_value());
}

TEST(S3Redirect, CreatingABucketElsewhereStaysRefused)
{
    TracedWorld world("s3");
    world.transport.answer(400, "<Error><Code>IllegalLocationConstraintException</Code><Message>m</Message></Error>");
    const CallReport report = world.run("CreateBucket", bucket("b-b"));
    EXPECT_EQ(report.attempts, 1);
    EXPECT_EQ(report.refusal->get("code"), "IllegalLocationConstraintException");
}

TEST(S3Redirect, LeavesAccessPointsAlone)
{
    TracedWorld world("s3");
    world.transport.answer(301, permanentRedirect, in("eu-central-1"));
    const CallReport report = world.run("ListObjectsV2", bucket("arn:aws:s3:us-west-2:123456789012:accesspoint:mine"));
    EXPECT_EQ(report.attempts, 1);
}

TEST(S3Redirect, ARegionThatIsNoHostLabelIsRefused)
{
    TracedWorld world("s3");
    world.transport.answer(301, permanentRedirect, in("evil.example/"));
    const CallReport report = world.run("ListObjectsV2", bucket("b-b"));
    ASSERT_TRUE(report.error.has_value());
    EXPECT_EQ(report.error->code, ErrorCode::InvalidRegion);
}

} // namespace
} // namespace botoscope::lifecycle
