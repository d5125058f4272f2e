#include "core/lifecycle/s3_control_arns.h"

#include "tests/core/lifecycle/traced_world.h"

namespace botoscope::lifecycle {
namespace {

using test::TracedWorld;

const std::string outpost = "arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-01234567890123456";

TEST(S3ControlArns, FillInTheAccount)
{
    TracedWorld world("s3control");
    const CallReport report =
        world.run("GetBucket", Value::object({{"Bucket", outpost + "/bucket/mine"}}), DryRun::Signed);
    ASSERT_FALSE(report.error.has_value()) << report.error->message;
    EXPECT_TRUE(report.request.url.starts_with("https://s3-outposts.us-west-2.amazonaws.com/v20180820/bucket/arn%3A"));
    EXPECT_EQ(report.request.headers.get("x-amz-account-id"), "123456789012");
    EXPECT_EQ(report.request.headers.get("x-amz-outpost-id"), "op-01234567890123456");
}

TEST(S3ControlArns, RefuseAnotherAccount)
{
    TracedWorld world("s3control");
    const Value params = Value::object({{"Bucket", outpost + "/bucket/mine"}, {"AccountId", "999999999999"}});
    const CallReport report = world.run("GetBucket", params, DryRun::Signed);
    ASSERT_TRUE(report.error.has_value());
    EXPECT_EQ(report.error->code, ErrorCode::ParamValidation);
}

TEST(S3ControlArns, RefuseArnsOfOtherThings)
{
    TracedWorld world("s3control");
    for (const std::string& arn :
         {outpost + "/accesspoint/mine", std::string("arn:aws:s3:us-west-2:1:bucket:x"), std::string("a:b:c:d:e:f")}) {
        const CallReport report = world.run("GetBucket", Value::object({{"Bucket", arn}}), DryRun::Signed);
        ASSERT_TRUE(report.error.has_value()) << arn;
        EXPECT_EQ(report.error->code, ErrorCode::ParamValidation);
    }
}

TEST(S3ControlArns, LeavePlainNamesAlone)
{
    TracedWorld world("s3control");
    const Value params = Value::object({{"Name", "mine"}, {"AccountId", "123456789012"}});
    const CallReport report = world.run("GetAccessPoint", params, DryRun::Signed);
    ASSERT_FALSE(report.error.has_value());
    EXPECT_EQ(report.request.url, "https://123456789012.s3-control.us-west-2.amazonaws.com/v20180820/accesspoint/mine");
}

} // namespace
} // namespace botoscope::lifecycle
