#include "core/lifecycle/monitor.h"

#include "core/base/json.h"
#include "core/lifecycle/payloads.h"
#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::lifecycle {
namespace {

using test::World;

config::Environment monitoredEnvironment()
{
    return {{"AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"},
            {"AWS_SECRET_ACCESS_KEY", "planted-secret-key"},
            {"AWS_DEFAULT_REGION", "eu-west-1"},
            {"AWS_CSM_ENABLED", "true"},
            {"AWS_CSM_HOST", "agent"},
            {"AWS_CSM_PORT", "4711"},
            {"AWS_CSM_CLIENT_ID", "me"}};
}

constexpr const char* unavailable = R"({"__type": "ServiceUnavailable", "message": "later"})";

struct MonitoredWorld : World {
    MonitoredWorld() : World(monitoredEnvironment()) {}
    std::shared_ptr<client::Client> dynamodb = client("dynamodb");

    CallReport list(Value params = Map(), trace::Sink* trace = nullptr)
    {
        CallOptions options;
        options.trace = trace;
        auto task = dynamodb->perform(*dynamodb->model().operation("ListTables"), std::move(params), options);
        while (!task.done() && timers.fireNext()) {
        }
        EXPECT_TRUE(task.done());
        return task.take();
    }
    /// The types of what was sent.
    std::string types() const
    {
        std::string out;
        for (const std::string& event : datagrams.sent) {
            out += (out.empty() ? "" : " ") + parseJson(event).value()["Type"].toString();
        }
        return out;
    }
    Value last() const { return parseJson(datagrams.sent.back()).value(); }
};

TEST(Monitor, TellsOfEachAttemptAndThenOfTheCall)
{
    MonitoredWorld world;
    world.transport.answer(503, unavailable);
    world.transport.answer(200, "{}");
    (void)world.list();
    EXPECT_EQ(world.types(), "ApiCallAttempt ApiCallAttempt ApiCall");
    EXPECT_EQ(world.datagrams.to, std::vector<std::string>(3, "agent:4711"));
    EXPECT_EQ(world.last()["AttemptCount"], Value(2));
    EXPECT_EQ(world.last()["ClientId"], Value("me"));
    EXPECT_EQ(world.last()["Service"], Value("DynamoDB"));
    EXPECT_EQ(world.last()["Timestamp"], Value(1440938160000));
}

TEST(Monitor, TellsOfAFailureOfTheTransport)
{
    MonitoredWorld world;
    for (int i = 0; i < 20; ++i) {
        world.transport.fail(ErrorCode::EndpointConnection, "nobody there");
    }
    EXPECT_TRUE(world.list().error.has_value());
    EXPECT_EQ(world.last()["Type"], Value("ApiCall"));
    EXPECT_EQ(world.last()["MaxRetriesExceeded"], Value(1));
    EXPECT_EQ(world.last()["FinalSdkException"], Value("EndpointConnectionError"));
}

TEST(Monitor, TellsNothingOfACallThatNeverCameToAnAttempt)
{
    MonitoredWorld world;
    EXPECT_TRUE(world.list(Value::object({{"Odd", 1}})).error.has_value());
    EXPECT_TRUE(world.datagrams.sent.empty());
}

TEST(Monitor, TellsNothingOfAnAnswerInTheServicesPlaceWithoutMetadata)
{
    MonitoredWorld world;
    world.dynamodb->events().on<BeforeCall>("before-call", "answers",
                                            [](BeforeCall& event) { event.answer.give(Answer{}); });
    EXPECT_FALSE(world.list().error.has_value());
    EXPECT_TRUE(world.datagrams.sent.empty());
}

TEST(Monitor, DoesNotDisturbTheCallAndIsSeenInItsTrace)
{
    MonitoredWorld world;
    world.datagrams.failure = Error(ErrorCode::Io, "no network");
    world.transport.answer(200, R"({"TableNames": ["a"]})");
    test::TraceLog log;
    const CallReport report = world.list(Map(), &log);
    EXPECT_FALSE(report.error.has_value());
    const Value& note = log.steps.back()->snapshot["monitoring"];
    EXPECT_EQ(note["to"], Value("udp agent:4711"));
    EXPECT_EQ(note["error"], Value("no network"));
    EXPECT_GT(note["bytes"].toInt(), 100);
}

TEST(Monitor, LeavesOutWhatIsTooLongForADatagram)
{
    World world;
    world.transport.answer(200, "{}");
    const auto dynamodb = world.client("dynamodb");
    registerMonitor(dynamodb->events(), {"agent", 1, std::string(8192, 'x'), &world.datagrams});
    auto task = dynamodb->perform(*dynamodb->model().operation("ListTables"), Map());
    EXPECT_TRUE(task.done());
    EXPECT_TRUE(world.datagrams.sent.empty());
}

TEST(Monitor, IsOffUnlessAskedFor)
{
    World world;
    world.transport.answer(200, "{}");
    const auto dynamodb = world.client("dynamodb");
    auto task = dynamodb->perform(*dynamodb->model().operation("ListTables"), Map());
    EXPECT_TRUE(task.done());
    EXPECT_TRUE(world.datagrams.sent.empty());
}

TEST(Monitor, RefusesAClientWithSettingsThatCanNotBe)
{
    config::Environment longId = monitoredEnvironment();
    longId.set("AWS_CSM_CLIENT_ID", std::string(256, 'x'));
    EXPECT_EQ(World(longId).client("dynamodb"), nullptr);
    config::Environment noPort = monitoredEnvironment();
    noPort.set("AWS_CSM_PORT", "many");
    EXPECT_EQ(World(noPort).client("dynamodb"), nullptr);
}

} // namespace
} // namespace botoscope::lifecycle
