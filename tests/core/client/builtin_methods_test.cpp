#include "core/client/builtin_methods.h"

#include "support/fakes.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace botoscope::client {
namespace {

using test::World;

Result<Value> call(World& world, const char* service, const char* method, Value params)
{
    const auto client = world.client(service);
    auto task = client->call(method, std::move(params));
    EXPECT_TRUE(task.done());
    return task.take();
}

TEST(BuiltinMethods, RdsTokensAreUrlsWithoutAScheme)
{
    World world;
    const auto token = call(world, "rds", "generate_db_auth_token",
                            Value::object({{"DBHostname", "db.example"}, {"Port", 3306}, {"DBUsername", "me"}}));
    ASSERT_TRUE(token.ok()) << token.error().message;
    EXPECT_TRUE(token->toString().starts_with("db.example:3306/?Action=connect&DBUser=me&X-Amz-Algorithm="));
    EXPECT_NE(token->toString().find("%2Feu-west-1%2Frds-db%2Faws4_request"), std::string::npos);
    EXPECT_NE(token->toString().find("X-Amz-Expires=900"), std::string::npos);
}

TEST(BuiltinMethods, DsqlTokensNameTheirAction)
{
    World world;
    const Value params = Value::object({{"Hostname", "db.example"}, {"Region", "us-east-2"}, {"ExpiresIn", 60}});
    const auto token = call(world, "dsql", "generate_db_connect_admin_auth_token", params);
    ASSERT_TRUE(token.ok()) << token.error().message;
    EXPECT_TRUE(token->toString().starts_with("db.example/?Action=DbConnectAdmin&X-Amz-Algorithm="));
    EXPECT_NE(token->toString().find("%2Fus-east-2%2Fdsql%2Faws4_request"), std::string::npos);
    EXPECT_NE(token->toString().find("X-Amz-Expires=60"), std::string::npos);
}

TEST(BuiltinMethods, ATokenNeedsItsHost)
{
    World world;
    EXPECT_EQ(call(world, "dsql", "generate_db_connect_auth_token", Map()).error().code, ErrorCode::ParamValidation);
}

TEST(BuiltinMethods, BidirectionalStreamsAreNoMethods)
{
    World world;
    const auto client = world.client("lexv2-runtime");
    ASSERT_NE(client, nullptr);
    const auto names = client->methodNames();
    EXPECT_EQ(std::find(names.begin(), names.end(), "start_conversation"), names.end());
}

TEST(BuiltinMethods, OldNamesOfMethodsGoOn)
{
    World world;
    world.transport.answer(200, R"({"HITs":[]})");
    const auto answer =
        call(world, "mturk", "list_hi_ts_for_qualification_type", Value::object({{"QualificationTypeId", "q"}}));
    EXPECT_TRUE(answer.ok());
    EXPECT_EQ(call(world, "mturk", "list_nothing", Map()).error().code, ErrorCode::UnknownOperation);
}

} // namespace
} // namespace botoscope::client
