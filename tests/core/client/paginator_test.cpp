#include "core/client/paginator.h"

#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::client {
namespace {

using test::World;

lifecycle::CallReport collect(World& world, const char* service, const char* name, Value& merged)
{
    const auto client = world.client(service);
    const model::OperationModel& operation = *client->model().operation(name);
    auto config = PaginatorConfig::load(client->loader(), operation);
    EXPECT_TRUE(config.ok() && config->has_value());
    Paginator paginator(*client, operation, std::move(**config), Map());
    lifecycle::CallReport last;
    while (!paginator.done()) {
        auto task = paginator.next({});
        EXPECT_TRUE(task.done());
        last = task.take();
    }
    merged = paginator.merged();
    return last;
}

TEST(Paginator, FollowsTokensAndJoinsLists)
{
    World world;
    world.transport.answer(200, R"({"TableNames": ["aaa"], "LastEvaluatedTableName": "aaa"})");
    world.transport.answer(200, R"({"TableNames": ["b", "c"]})");
    Value merged;
    (void)collect(world, "dynamodb", "ListTables", merged);
    EXPECT_EQ(merged["TableNames"], Value::array({"aaa", "b", "c"}));
    EXPECT_NE(world.transport.requests.at(1).body.bytes().find("\"ExclusiveStartTableName\": \"aaa\""),
              std::string::npos);
}

TEST(Paginator, RefusesTheSameTokenTwice)
{
    World world;
    world.transport.answer(200, R"({"TableNames": ["aaa"], "LastEvaluatedTableName": "aaa"})");
    world.transport.answer(200, R"({"TableNames": ["aaa"], "LastEvaluatedTableName": "aaa"})");
    Value merged;
    const auto last = collect(world, "dynamodb", "ListTables", merged);
    ASSERT_TRUE(last.error.has_value());
    EXPECT_EQ(last.error->code, ErrorCode::Pagination);
}

TEST(Paginator, EndsAtARefusal)
{
    World world;
    world.transport.answer(400, R"({"__type": "ValidationException", "message": "m"})");
    Value merged;
    EXPECT_TRUE(collect(world, "dynamodb", "ListTables", merged).serviceError);
}

TEST(Paginator, KnowsOperationsWithoutPages)
{
    World world;
    const auto client = world.client("sts");
    const auto config = PaginatorConfig::load(client->loader(), *client->model().operation("GetCallerIdentity"));
    ASSERT_TRUE(config.ok());
    EXPECT_FALSE(config->has_value());
}

} // namespace
} // namespace botoscope::client
