#include "core/lifecycle/endpoint_discovery.h"

#include "tests/core/lifecycle/traced_world.h"

namespace botoscope::lifecycle {
namespace {

using test::TracedWorld;

constexpr const char* cell = R"({"Endpoints":[{"Address":"cell1.timestream.example","CachePeriodInMinutes":10}]})";
constexpr const char* stale = R"({"Endpoints":[{"Address":"cell0.timestream.example","CachePeriodInMinutes":0}]})";
constexpr const char* databases = R"({"Databases":[]})";
constexpr const char* movedOn = R"({"__type":"InvalidEndpointException","message":"moved"})";

TEST(EndpointDiscovery, AsksFirstAndSendsThere)
{
    TracedWorld world("timestream-write");
    world.transport.answer(200, cell);
    world.transport.answer(200, databases);
    const CallReport report = world.run("ListDatabases", Map());
    ASSERT_FALSE(report.error || report.refusal);
    EXPECT_EQ(world.transport.requests.at(0).headers.get("X-Amz-Target"), "Timestream_20181101.DescribeEndpoints");
    EXPECT_EQ(world.sent(1), "https://cell1.timestream.example");
    EXPECT_EQ(world.scope(1), "20150830/us-west-2/timestream");
}

TEST(EndpointDiscovery, KeepsWhatItWasTold)
{
    TracedWorld world("timestream-write");
    world.transport.answer(200, cell);
    world.transport.answer(200, databases);
    world.transport.answer(200, databases);
    (void)world.run("ListDatabases", Map());
    (void)world.run("ListDatabases", Map());
    EXPECT_EQ(world.transport.requests.size(), 3U);
}

TEST(EndpointDiscovery, AsksAgainWhenAnEndpointIsRefused)
{
    TracedWorld world("timestream-write");
    world.transport.answer(200, cell);
    world.transport.answer(421, movedOn);
    world.transport.answer(200, cell);
    world.transport.answer(200, databases);
    const CallReport report = world.run("ListDatabases", Map());
    EXPECT_FALSE(report.error || report.refusal);
    EXPECT_EQ(report.attempts, 2);
    EXPECT_EQ(world.transport.requests.size(), 4U);
}

TEST(EndpointDiscovery, UsesOldEndpointsWhileAskingFails)
{
    TracedWorld world("timestream-write");
    world.transport.answer(200, stale);
    world.transport.answer(200, databases);
    (void)world.run("ListDatabases", Map());
    for (int i = 0; i < 5; ++i) {
        world.transport.fail(ErrorCode::EndpointConnection, "unreachable");
    }
    world.transport.answer(200, databases);
    const CallReport report = world.run("ListDatabases", Map());
    EXPECT_FALSE(report.error || report.refusal);
    EXPECT_EQ(world.sent(7), "https://cell0.timestream.example");
}

TEST(EndpointDiscovery, FailsWhereThereIsNoOtherEndpoint)
{
    TracedWorld world("timestream-write");
    for (int i = 0; i < 5; ++i) {
        world.transport.fail(ErrorCode::EndpointConnection, "unreachable");
    }
    const CallReport report = world.run("ListDatabases", Map());
    ASSERT_TRUE(report.error.has_value());
    EXPECT_EQ(report.error->code, ErrorCode::EndpointResolution);
}

TEST(EndpointDiscovery, TurnedOffItRefusesOperationsThatNeedIt)
{
    client::ClientOptions options;
    options.config.endpointDiscovery = "false";
    TracedWorld world("timestream-write", options);
    const CallReport report = world.run("ListDatabases", Map());
    ASSERT_TRUE(report.error.has_value());
    EXPECT_EQ(report.error->message, "Endpoint Discovery is not enabled but this operation requires it.");
}

TEST(EndpointDiscovery, AnEndpointUrlInCodeGoesBeforeIt)
{
    client::ClientOptions options;
    options.endpointUrl = "http://127.0.0.1:9";
    TracedWorld world("timestream-write", options);
    world.transport.answer(200, databases);
    (void)world.run("ListDatabases", Map());
    EXPECT_EQ(world.sent(0), "http://127.0.0.1:9/");
}

TEST(EndpointDiscovery, IsLeftAloneWhereItIsAChoice)
{
    TracedWorld world("dynamodb");
    world.transport.answer(200, R"({"TableNames":[]})");
    (void)world.run("ListTables", Map());
    EXPECT_EQ(world.transport.requests.size(), 1U);
}

TEST(EndpointDiscovery, ServesChoicesWhenTurnedOn)
{
    client::ClientOptions options;
    options.config.endpointDiscovery = "true";
    TracedWorld world("dynamodb", options);
    world.transport.answer(200, cell);
    world.transport.answer(200, R"({"TableNames":[]})");
    (void)world.run("DescribeTable", Value::object({{"TableName", "t"}}));
    EXPECT_EQ(world.sent(1), "https://cell1.timestream.example");
}

TEST(EndpointDiscovery, ADryRunAsksNobody)
{
    TracedWorld world("timestream-write");
    const CallReport report = world.run("ListDatabases", Map(), DryRun::Signed);
    EXPECT_FALSE(report.error.has_value());
    EXPECT_TRUE(world.transport.requests.empty());
}

} // namespace
} // namespace botoscope::lifecycle
