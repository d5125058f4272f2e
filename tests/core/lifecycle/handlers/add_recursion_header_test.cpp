#include "core/lifecycle/handlers/handlers.h"

#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::lifecycle {
namespace {

constexpr const char* traceHeader = "X-Amzn-Trace-Id";

std::string sentTrace(config::Environment more)
{
    config::Environment environment{{"AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"},
                                    {"AWS_SECRET_ACCESS_KEY", "planted-secret-key"},
                                    {"AWS_DEFAULT_REGION", "eu-west-1"}};
    for (const auto& [name, value] : more) {
        environment.set(name, value);
    }
    test::World world(environment);
    const auto client = world.client("sts");
    world.transport.answer(200, "");
    auto calling = client->call("get_caller_identity");
    return world.transport.requests.empty() ? "nothing sent" : world.transport.requests[0].headers.get(traceHeader);
}

TEST(RecursionHeader, CarriesTheTraceOfALambdaFunctionOn)
{
    EXPECT_EQ(sentTrace({{"AWS_LAMBDA_FUNCTION_NAME", "f"}, {"_X_AMZN_TRACE_ID", "Root=1-5;a b"}}), "Root=1-5;a%20b");
}

TEST(RecursionHeader, IsAbsentOutsideOfLambda)
{
    EXPECT_EQ(sentTrace({{"_X_AMZN_TRACE_ID", "Root=1-5"}}), "");
}

} // namespace
} // namespace botoscope::lifecycle
