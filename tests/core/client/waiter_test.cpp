#include "core/client/waiter.h"

#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::client {
namespace {

using test::World;

WaiterConfig waiter(Client& client, const char* name)
{
    const auto model = WaiterModel::load(client.loader(), client.model());
    EXPECT_TRUE(model.ok());
    const auto config = model->get(name);
    EXPECT_TRUE(config.ok()) << name;
    return *config;
}

TEST(Waiter, CallsAgainAfterItsDelayUntilTheAnswerFits)
{
    World world;
    const auto client = world.client("dynamodb");
    world.transport.answer(200, R"({"Table": {"TableStatus": "CREATING"}})");
    world.transport.answer(200, R"({"Table": {"TableStatus": "ACTIVE"}})");
    auto waiting = wait(*client, waiter(*client, "table_exists"), Value::object({{"TableName", "abc"}}));
    ASSERT_FALSE(waiting.done());
    EXPECT_EQ(world.timers.delays, std::vector<std::int64_t>{20'000'000});
    world.timers.fireNext();
    ASSERT_TRUE(waiting.done());
    const WaitReport report = waiting.take();
    EXPECT_FALSE(report.error.has_value());
    EXPECT_EQ(report.attempts, 2);
    EXPECT_EQ(report.lastResponse["Table"]["TableStatus"], Value("ACTIVE"));
}

TEST(Waiter, TakesARefusalAsAnAnswer)
{
    World world;
    const auto client = world.client("dynamodb");
    world.transport.answer(400, R"({"__type": "ResourceNotFoundException"})");
    auto waiting = wait(*client, waiter(*client, "TableNotExists"), Value::object({{"TableName", "abc"}}));
    ASSERT_TRUE(waiting.done());
    EXPECT_FALSE(waiting.take().error.has_value());
}

TEST(Waiter, FailsAtARefusalThatNothingExpects)
{
    World world;
    const auto client = world.client("dynamodb");
    world.transport.answer(400, R"({"__type": "AccessDeniedException", "message": "no"})");
    auto waiting = wait(*client, waiter(*client, "table_exists"), Value::object({{"TableName", "abc"}}));
    ASSERT_TRUE(waiting.done());
    const WaitReport report = waiting.take();
    ASSERT_TRUE(report.error.has_value());
    EXPECT_EQ(report.error->code, ErrorCode::Waiter);
    EXPECT_EQ(report.error->message, "Waiter TableExists failed: An error occurred (AccessDeniedException): no");
    EXPECT_EQ(report.lastResponse["Error"]["Code"], Value("AccessDeniedException"));
}

TEST(Waiter, GivesUpAfterTheChosenNumberOfAttempts)
{
    World world;
    const auto client = world.client("dynamodb");
    world.transport.answer(200, R"({"Table": {"TableStatus": "CREATING"}})");
    world.transport.answer(200, R"({"Table": {"TableStatus": "CREATING"}})");
    WaitOptions options;
    options.delaySeconds = 0.5;
    options.maxAttempts = 2;
    auto waiting =
        wait(*client, waiter(*client, "table_exists"), Value::object({{"TableName", "abc"}}), std::move(options));
    EXPECT_EQ(world.timers.delays, std::vector<std::int64_t>{500'000});
    world.timers.fireNext();
    ASSERT_TRUE(waiting.done());
    EXPECT_EQ(waiting.take().error->message, "Waiter TableExists failed: Max attempts exceeded");
}

TEST(Waiter, TracesEachCall)
{
    World world;
    const auto client = world.client("dynamodb");
    world.transport.answer(200, R"({"Table": {"TableStatus": "ACTIVE"}})");
    test::TraceLog trace;
    int answered = 0;
    WaitOptions options;
    options.callOptions = [&trace](int attempt) {
        lifecycle::CallOptions call;
        call.id = static_cast<std::uint64_t>(attempt);
        call.trace = &trace;
        return call;
    };
    options.answered = [&answered](int attempt, const lifecycle::CallReport&) { answered = attempt; };
    auto waiting =
        wait(*client, waiter(*client, "table_exists"), Value::object({{"TableName", "abc"}}), std::move(options));
    ASSERT_TRUE(waiting.done());
    EXPECT_EQ(trace.ends.size(), 1U);
    EXPECT_EQ(answered, 1);
}

TEST(Waiter, EndsWhenItsTaskIsDestroyed)
{
    World world;
    const auto client = world.client("dynamodb");
    world.transport.answer(200, R"({"Table": {"TableStatus": "CREATING"}})");
    {
        auto waiting = wait(*client, waiter(*client, "table_exists"), Value::object({{"TableName", "abc"}}));
        EXPECT_EQ(world.timers.pending(), 1U);
    }
    EXPECT_EQ(world.timers.pending(), 0U);
}

TEST(Waiter, ReportsWhatKeptACallFromBeingAnswered)
{
    World world;
    const auto client = world.client("dynamodb");
    auto waiting = wait(*client, waiter(*client, "table_exists"), Map());
    ASSERT_TRUE(waiting.done());
    EXPECT_EQ(waiting.take().error->code, ErrorCode::ParamValidation);
}

TEST(WaiterModel, ListsNamesAndRefusesOthers)
{
    World world;
    const auto client = world.client("dynamodb");
    const auto model = WaiterModel::load(client->loader(), client->model());
    ASSERT_TRUE(model.ok());
    const auto names = model->names();
    EXPECT_NE(std::find(names.begin(), names.end(), "TableExists"), names.end());
    EXPECT_EQ(model->get("no_such").error().message, "Waiter does not exist: no_such");
}

TEST(WaiterModel, IsEmptyWhereAServiceHasNoWaiters)
{
    World world;
    const auto client = world.client("sts");
    EXPECT_TRUE(WaiterModel::load(client->loader(), client->model())->names().empty());
}

TEST(WaiterModel, RefusesOtherVersions)
{
    const auto model = WaiterModel::fromValue(Value::object({{"version", 1}}));
    ASSERT_FALSE(model.ok());
    EXPECT_EQ(model.error().message, "Error processing waiter config: Unsupported waiter version, supported version "
                                     "must be: 2, but version of waiter config is: 1");
}

TEST(WaiterModel, CanReadEveryWaiterThereIs)
{
    const auto& loader = test::sharedLoader();
    int count = 0;
    for (const std::string& service : loader.availableServices("waiters-2")) {
        const auto data = loader.loadServiceData(service, "waiters-2");
        const auto model = WaiterModel::fromValue(*data);
        ASSERT_TRUE(model.ok()) << service;
        for (const std::string& name : model->names()) {
            EXPECT_TRUE(model->get(name).ok()) << service << ' ' << name;
            ++count;
        }
    }
    EXPECT_GT(count, 300);
}

} // namespace
} // namespace botoscope::client
