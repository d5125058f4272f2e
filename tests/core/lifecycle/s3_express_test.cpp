#include "core/lifecycle/s3_express.h"

#include "core/base/json.h"
#include "tests/core/lifecycle/traced_world.h"

namespace botoscope::lifecycle {
namespace {

using test::bucket;
using test::TracedWorld;

constexpr const char* directoryBucket = "mydata--usw2-az1--x-s3";
constexpr const char* listing = "<ListBucketResult><Name>b</Name></ListBucketResult>";

std::string session(const std::string& expires)
{
    return "<CreateSessionResult><Credentials><SessionToken>planted-session-token</SessionToken>"
           "<SecretAccessKey>planted-session-secret</SecretAccessKey><AccessKeyId>ASIASESSION</AccessKeyId>"
           "<Expiration>" +
           expires + "</Expiration></Credentials></CreateSessionResult>";
}

TEST(S3Express, SignsWithASessionOfTheBucket)
{
    TracedWorld world("s3");
    world.transport.answer(200, session("2015-08-30T12:41:00Z"));
    world.transport.answer(200, listing);
    const CallReport report = world.run("ListObjectsV2", bucket(directoryBucket));
    ASSERT_FALSE(report.error || report.refusal) << report.error->message;
    const http::Request& created = world.transport.requests.at(0);
    EXPECT_NE(created.url.find("?session"), std::string::npos);
    EXPECT_NE(created.headers.get("Authorization").find("Credential=AKIDEXAMPLE/"), std::string::npos);
    const http::Request& sent = world.transport.requests.at(1);
    EXPECT_EQ(sent.url.substr(0, sent.url.find('?')),
              "https://mydata--usw2-az1--x-s3.s3express-usw2-az1.us-west-2.amazonaws.com/");
    EXPECT_NE(sent.headers.get("Authorization").find("Credential=ASIASESSION/20150830/us-west-2/s3express/"),
              std::string::npos);
    EXPECT_EQ(sent.headers.get("x-amz-s3session-token"), "planted-session-token");
    EXPECT_FALSE(sent.headers.contains("X-Amz-Security-Token"));
}

TEST(S3Express, ASessionServesLaterCalls)
{
    TracedWorld world("s3");
    world.transport.answer(200, session("2015-08-30T12:41:00Z"));
    world.transport.answer(200, listing);
    world.transport.answer(200, listing);
    (void)world.run("ListObjectsV2", bucket(directoryBucket));
    (void)world.run("ListObjectsV2", bucket(directoryBucket));
    EXPECT_EQ(world.transport.requests.size(), 3U);
}

TEST(S3Express, ASessionAboutToEndIsReplaced)
{
    TracedWorld world("s3");
    for (int i = 0; i < 2; ++i) {
        world.transport.answer(200, session("2015-08-30T12:36:05Z"));
        world.transport.answer(200, listing);
        (void)world.run("ListObjectsV2", bucket(directoryBucket));
    }
    EXPECT_EQ(world.transport.requests.size(), 4U);
}

TEST(S3Express, AnOldSessionIsUsedUpWhileItCanBe)
{
    TracedWorld world("s3");
    world.transport.answer(200, session("2015-08-30T12:36:30Z"));
    world.transport.answer(200, listing);
    (void)world.run("ListObjectsV2", bucket(directoryBucket));
    world.transport.answer(403, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>");
    world.transport.answer(200, listing);
    const CallReport report = world.run("ListObjectsV2", bucket(directoryBucket));
    EXPECT_FALSE(report.error || report.refusal);
}

TEST(S3Express, ARefusedSessionEndsTheCall)
{
    TracedWorld world("s3");
    world.transport.answer(403, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>");
    const CallReport report = world.run("ListObjectsV2", bucket(directoryBucket));
    ASSERT_TRUE(report.error.has_value());
    EXPECT_EQ(report.error->message, "An error occurred (AccessDenied) when calling the CreateSession operation: no");
}

TEST(S3Express, TheTraceShowsTheSessionsCallButNotItsSecrets)
{
    TracedWorld world("s3");
    world.transport.answer(200, session("2015-08-30T12:41:00Z"));
    world.transport.answer(200, listing);
    (void)world.run("ListObjectsV2", bucket(directoryBucket));
    bool sawSession = false;
    for (const trace::StepPtr& step : world.log.steps) {
        sawSession = sawSession || step->event == "before-send.s3.CreateSession";
        const std::string text = writeJson(step->snapshot, JsonStyle::Line);
        EXPECT_EQ(text.find("planted-session-secret"), std::string::npos) << step->event;
        EXPECT_EQ(text.find("planted-session-token"), std::string::npos) << step->event;
    }
    EXPECT_TRUE(sawSession);
}

TEST(S3Express, ADryRunAsksForNoSession)
{
    TracedWorld world("s3");
    const CallReport report = world.run("ListObjectsV2", bucket(directoryBucket), DryRun::Signed);
    ASSERT_TRUE(report.error.has_value());
    EXPECT_EQ(report.error->code, ErrorCode::NotSupported);
    EXPECT_TRUE(world.transport.requests.empty());
}

TEST(S3Express, SignsAsUsualWhereSessionsAreTurnedOff)
{
    client::ClientOptions options;
    options.config.disableS3ExpressSessionAuth = true;
    TracedWorld world("s3", options);
    world.transport.answer(200, listing);
    (void)world.run("ListObjectsV2", bucket(directoryBucket));
    ASSERT_EQ(world.transport.requests.size(), 1U);
    EXPECT_EQ(world.scope(0), "20150830/us-west-2/s3express");
}

} // namespace
} // namespace botoscope::lifecycle
