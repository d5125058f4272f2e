#include "core/lifecycle/call.h"

#include "core/base/json.h"
#include "core/lifecycle/payloads.h"
#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::lifecycle {
namespace {

using test::TraceLog;
using test::World;

constexpr const char* identity =
    "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult>"
    "<ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></GetCallerIdentityResponse>";
constexpr const char* unavailable = "<ErrorResponse><Error><Code>ServiceUnavailable</Code><Message>later</Message>"
                                    "</Error></ErrorResponse>";

struct StsWorld : World {
    std::shared_ptr<client::Client> sts = client("sts");
    const model::OperationModel& operation = *sts->model().operation("GetCallerIdentity");
    TraceLog log;

    Task<CallReport> start(Value params = Map(), DryRun dryRun = DryRun::No)
    {
        CallOptions options;
        options.id = 1;
        options.trace = &log;
        options.dryRun = dryRun;
        return sts->perform(operation, std::move(params), options);
    }
    CallReport run(Value params = Map(), DryRun dryRun = DryRun::No)
    {
        auto task = start(std::move(params), dryRun);
        while (!task.done() && timers.fireNext()) {
        }
        EXPECT_TRUE(task.done());
        return task.take();
    }
};

TEST(Call, ParsesTheAnswerAndAddsItsMetadata)
{
    StsWorld world;
    world.transport.answer(200, identity);
    const CallReport report = world.run();
    ASSERT_FALSE(report.error.has_value());
    EXPECT_EQ(report.parsed["Account"], Value("1"));
    EXPECT_EQ(report.parsed["ResponseMetadata"]["RequestId"], Value("id"));
    EXPECT_EQ(report.parsed["ResponseMetadata"]["RetryAttempts"], Value(0));
}

TEST(Call, SignsBeforeRetryHeadersAndContentLengthAreAdded)
{
    StsWorld world;
    world.transport.answer(200, identity);
    (void)world.run();
    const http::Request& sent = world.transport.requests.at(0);
    const std::string authorization = sent.headers.get("Authorization");
    EXPECT_NE(authorization.find("Credential=AKIDEXAMPLE/20150830/eu-west-1/sts/aws4_request"), std::string::npos);
    EXPECT_EQ(authorization.find("amz-sdk"), std::string::npos);
    EXPECT_EQ(authorization.find("content-length"), std::string::npos);
    EXPECT_EQ(sent.headers.get("amz-sdk-request"), "attempt=1");
    EXPECT_EQ(sent.headers.get("Content-Length"), std::to_string(sent.body.shared()->size()));
}

TEST(Call, RetriesWithVisibleDelaysAndReasons)
{
    StsWorld world;
    world.transport.answer(503, unavailable);
    world.transport.answer(503, unavailable);
    world.transport.answer(503, unavailable);
    world.transport.answer(200, identity);
    const CallReport report = world.run();
    ASSERT_FALSE(report.error.has_value());
    EXPECT_EQ(report.attempts, 4);
    EXPECT_EQ(report.parsed["ResponseMetadata"]["RetryAttempts"], Value(3));
    EXPECT_EQ(world.timers.delays, (std::vector<std::int64_t>{500'000, 1'000'000, 2'000'000}));
    EXPECT_EQ(world.transport.requests.at(3).headers.get("amz-sdk-request"), "attempt=4; max=5");
    const auto& log = world.log.steps;
    const auto retry =
        std::find_if(log.begin(), log.end(), [](const auto& step) { return step->event.starts_with("needs-retry"); });
    ASSERT_NE(retry, log.end());
    EXPECT_EQ((*retry)->snapshot["retry"]["retry"], Value(true));
    EXPECT_FALSE((*retry)->snapshot["retry"]["reason"].toString().empty());
}

TEST(Call, TellsRetriesUntilWhenTheyAreOfUse)
{
    StsWorld world;
    world.transport.answer(503, unavailable, {{"Date", "Mon, 01 Jan 2024 00:00:00 GMT"}});
    world.transport.answer(503, unavailable, {{"Date", "yesterday"}});
    world.transport.answer(200, identity);
    (void)world.run();
    EXPECT_EQ(world.transport.requests.at(1).headers.get("amz-sdk-request"), "ttl=20240101T000100Z; attempt=2; max=5");
    EXPECT_EQ(world.transport.requests.at(2).headers.get("amz-sdk-request"), "ttl=20240101T000100Z; attempt=3; max=5");
}

TEST(Call, UsesOneInvocationIdForAllAttempts)
{
    StsWorld world;
    world.transport.fail(ErrorCode::ConnectionClosed, "closed");
    world.transport.answer(200, identity);
    (void)world.run();
    EXPECT_EQ(world.transport.requests.at(0).headers.get("amz-sdk-invocation-id"),
              world.transport.requests.at(1).headers.get("amz-sdk-invocation-id"));
}

TEST(Call, GivesTheServicesErrorAsData)
{
    StsWorld world;
    world.transport.answer(403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error>"
                                "</ErrorResponse>");
    const CallReport report = world.run();
    EXPECT_FALSE(report.error.has_value());
    EXPECT_TRUE(report.serviceError);
    EXPECT_EQ(report.refusal->message,
              "An error occurred (AccessDenied) when calling the GetCallerIdentity operation: no");
    EXPECT_EQ(world.log.ends.at(0).state, trace::CallState::ServiceError);
}

TEST(Call, NamesUsedUpRetriesInTheServicesError)
{
    StsWorld world;
    for (int i = 0; i < 5; ++i) {
        world.transport.answer(503, unavailable);
    }
    const CallReport report = world.run();
    EXPECT_EQ(report.refusal->message, "An error occurred (ServiceUnavailable) when calling the "
                                       "GetCallerIdentity operation (reached max retries: 4): later");
}

TEST(Call, EndsWithTheTransportsErrorWhenRetriesAreUsedUp)
{
    StsWorld world;
    for (int i = 0; i < 5; ++i) {
        world.transport.fail(ErrorCode::EndpointConnection, "could not connect");
    }
    const CallReport report = world.run();
    ASSERT_TRUE(report.error.has_value());
    EXPECT_EQ(report.error->code, ErrorCode::EndpointConnection);
    EXPECT_EQ(world.log.heads().back(), "after-call-error");
    EXPECT_EQ(world.log.ends.at(0).state, trace::CallState::Failed);
}

TEST(Call, DoesNotRetryWhatCannotBeParsed)
{
    StsWorld world;
    world.transport.answer(200, "<not xml");
    const CallReport report = world.run();
    ASSERT_TRUE(report.error.has_value());
    EXPECT_EQ(report.error->code, ErrorCode::ResponseParser);
    EXPECT_EQ(world.transport.requests.size(), 1U);
    EXPECT_EQ(world.log.heads().back(), "after-call-error");
}

TEST(Call, FailsBeforeSendingWhenParametersDoNotFit)
{
    StsWorld world;
    const CallReport report = world.run(Value::object({{"Nonsense", 1}}));
    ASSERT_TRUE(report.error.has_value());
    EXPECT_EQ(report.error->code, ErrorCode::ParamValidation);
    EXPECT_TRUE(world.transport.requests.empty());
    EXPECT_EQ(world.log.heads().back(), "call-failed");
}

TEST(Call, FailsWithoutCredentials)
{
    World world({{"AWS_DEFAULT_REGION", "eu-west-1"}, {"AWS_EC2_METADATA_DISABLED", "true"}});
    const auto sts = world.client("sts");
    auto task = sts->call("GetCallerIdentity");
    ASSERT_TRUE(task.done());
    EXPECT_EQ(task.take().error().code, ErrorCode::NoCredentials);
}

TEST(Call, SendsUnsignedWhereAsked)
{
    World world({{"AWS_DEFAULT_REGION", "eu-west-1"}});
    client::ClientOptions options;
    options.config.signatureVersion = "unsigned";
    const auto sts = world.client("sts", options);
    world.transport.answer(200, identity);
    auto task = sts->call("GetCallerIdentity");
    ASSERT_TRUE(task.done());
    EXPECT_TRUE(task.take().ok());
    EXPECT_FALSE(world.transport.requests.at(0).headers.contains("Authorization"));
}

TEST(Call, StopsWhereADryRunAsksFor)
{
    StsWorld world;
    EXPECT_TRUE(world.run(Map(), DryRun::Validated).request.url.empty());
    const CallReport serialized = world.run(Map(), DryRun::Serialized);
    EXPECT_EQ(serialized.request.url, "https://sts.eu-west-1.amazonaws.com/");
    EXPECT_FALSE(serialized.request.headers.contains("Authorization"));
    EXPECT_TRUE(world.run(Map(), DryRun::Signed).request.headers.contains("Authorization"));
    EXPECT_TRUE(world.transport.requests.empty());
}

TEST(Call, ProvideClientParamsMayReplaceTheParameters)
{
    StsWorld world;
    world.sts->events().on<ProvideClientParams>("provide-client-params.sts", "first", [](ProvideClientParams& event) {
        event.replacement.give(Value::object({{"Wrong", 1}}));
    });
    EXPECT_EQ(world.run().error->code, ErrorCode::ParamValidation);
}

TEST(Call, BeforeCallMayAnswerWithoutTheNetwork)
{
    StsWorld world;
    world.sts->events().on<BeforeCall>("before-call.sts", "stub", [](BeforeCall& event) {
        http::Response response;
        response.status = 200;
        event.answer.give({response, Value::object({{"Account", "stubbed"}})});
    });
    const CallReport report = world.run();
    EXPECT_EQ(report.parsed["Account"], Value("stubbed"));
    EXPECT_TRUE(world.transport.requests.empty());
    EXPECT_EQ(world.log.heads().back(), "after-call");
}

TEST(Call, BeforeSendMayAnswerInTheNetworksPlace)
{
    StsWorld world;
    world.sts->events().on<BeforeSend>("before-send.sts", "stub", [](BeforeSend& event) {
        http::Response response;
        response.status = 200;
        response.body = std::make_shared<const std::string>(identity);
        event.answer.give(response);
    });
    EXPECT_EQ(world.run().parsed["Account"], Value("1"));
    EXPECT_TRUE(world.transport.requests.empty());
}

TEST(Call, ChooseSignerMayLeaveTheRequestUnsigned)
{
    StsWorld world;
    world.sts->events().on<ChooseSigner>("choose-signer.sts", "unsigned",
                                         [](ChooseSigner& event) { event.answer.give("unsigned"); });
    world.transport.answer(200, identity);
    (void)world.run();
    EXPECT_FALSE(world.transport.requests.at(0).headers.contains("Authorization"));
}

TEST(Call, NeedsRetryMayAskForAnotherAttemptWithADelay)
{
    StsWorld world;
    world.sts->events().on<NeedsRetry>("needs-retry.sts.GetCallerIdentity", "again", [](NeedsRetry& event) {
        event.answer.give({event.attempts < 3, 0.25, "because"});
    });
    for (int i = 0; i < 3; ++i) {
        world.transport.answer(200, identity);
    }
    EXPECT_EQ(world.run().attempts, 3);
    EXPECT_EQ(world.timers.delays, (std::vector<std::int64_t>{250'000, 250'000}));
}

TEST(Call, AHandlersErrorFailsTheCall)
{
    StsWorld world;
    world.sts->events().on<BeforeParameterBuild>(
        "before-parameter-build.sts", "refuses",
        [](BeforeParameterBuild&) -> Result<void> { return Error(ErrorCode::HandlerFailed, "refused by policy"); });
    const CallReport report = world.run();
    ASSERT_TRUE(report.error.has_value());
    EXPECT_EQ(report.error->message, "refused by policy");
}

TEST(Call, WarnsOfAnAnswerWhoseBodyWasLost)
{
    World world({{"AWS_ACCESS_KEY_ID", "AKID"}, {"AWS_SECRET_ACCESS_KEY", "key"}, {"AWS_DEFAULT_REGION", "eu-west-1"}});
    world.transport.answer(200, R"({"TableNames": ["a)");
    const auto dynamodb = world.client("dynamodb");
    TraceLog log;
    CallOptions options;
    options.trace = &log;
    auto task = dynamodb->perform(*dynamodb->model().operation("ListTables"), Map(), options);
    ASSERT_TRUE(task.done());
    const CallReport report = task.take();
    EXPECT_FALSE(report.error.has_value());
    ASSERT_TRUE(report.warning.has_value());
    EXPECT_EQ(report.warning->code, ErrorCode::ResponseParser);
    EXPECT_EQ(log.steps.back()->snapshot["warning"]["code"], Value("ResponseParser"));
}

TEST(Call, TellsWhatTheModelHasAgainstParametersAndSendsThem)
{
    StsWorld world;
    const model::OperationModel& assume = *world.sts->model().operation("AssumeRole");
    const Value params = Value::object(
        {{"RoleArn", std::string(3000, 'a')}, {"RoleSessionName", "no blanks"}, {"DurationSeconds", 900'000}});
    const auto hintsOf = [&](CallOptions options) {
        world.transport.answer(200, "<AssumeRoleResponse><AssumeRoleResult/></AssumeRoleResponse>");
        auto task = world.sts->perform(assume, params, options);
        EXPECT_TRUE(task.done());
        const CallReport report = task.take();
        EXPECT_FALSE(report.error.has_value());
        return report.hints;
    };
    CallOptions options;
    EXPECT_TRUE(hintsOf(options).empty());
    options.hints = true;
    const std::vector<std::string> hints = hintsOf(options);
    ASSERT_EQ(hints.size(), 3U);
    EXPECT_TRUE(hints[0].starts_with("RoleArn: 3000 characters, more than")) << hints[0];
    EXPECT_TRUE(hints[1].starts_with("RoleSessionName: does not match the pattern")) << hints[1];
    options.hints = false;
    options.trace = &world.log;
    EXPECT_EQ(hintsOf(options).size(), 3U);
    EXPECT_EQ(world.log.steps.back()->snapshot["hints"].size(), 3U);
    EXPECT_EQ(world.transport.requests.size(), 3U);
}

TEST(Call, IsCancelledByDestroyingIt)
{
    StsWorld world;
    {
        auto task = world.start();
        EXPECT_FALSE(task.done());
    }
    EXPECT_EQ(world.transport.cancelled, 1);
    ASSERT_EQ(world.log.ends.size(), 1U);
    EXPECT_EQ(world.log.ends[0].state, trace::CallState::Cancelled);
}

TEST(Call, NamesAnEmptyMessageAsBotocoreDoes)
{
    StsWorld world;
    world.transport.answer(400, "<ErrorResponse><Error><Code>Bad</Code><Message/></Error></ErrorResponse>");
    EXPECT_EQ(world.run().refusal->message,
              "An error occurred (Bad) when calling the GetCallerIdentity operation: None");
}

TEST(Call, IsCancelledDuringBackOff)
{
    StsWorld world;
    world.transport.answer(503, unavailable);
    {
        auto task = world.start();
        EXPECT_EQ(world.timers.pending(), 1U);
    }
    EXPECT_EQ(world.timers.pending(), 0U);
    EXPECT_EQ(world.log.ends.at(0).state, trace::CallState::Cancelled);
}

TEST(Call, RecordsNoSecret)
{
    World world({{"AWS_ACCESS_KEY_ID", "AKIDPLANTED0000"},
                 {"AWS_SECRET_ACCESS_KEY", "planted-secret-key"},
                 {"AWS_SESSION_TOKEN", "planted/session+token"},
                 {"AWS_DEFAULT_REGION", "eu-west-1"}});
    TraceLog log;
    const auto iam = world.client("iam");
    CallOptions options;
    options.trace = &log;
    world.transport.answer(400, "<ErrorResponse><Error><Code>Bad</Code><Message>planted&lt;pass is weak</Message>"
                                "</Error></ErrorResponse>");
    auto task = iam->perform(*iam->model().operation("ChangePassword"),
                             Value::object({{"OldPassword", "planted<pass"}, {"NewPassword", "planted-new"}}), options);
    ASSERT_TRUE(task.done());
    ASSERT_FALSE(log.steps.empty());
    for (const auto& step : log.steps) {
        const std::string text = writeJson(step->snapshot, JsonStyle::Line);
        EXPECT_EQ(text.find("planted"), std::string::npos) << step->event << ' ' << text;
        EXPECT_EQ(text.find("AKIDPLANTED"), std::string::npos) << step->event;
    }
    EXPECT_EQ(log.ends.at(0).summary.find("planted"), std::string::npos);
}

} // namespace
} // namespace botoscope::lifecycle
