#include "core/retry/retry_config.h"

#include "core/base/json.h"

#include <gtest/gtest.h>

namespace botoscope::retry {
namespace {

const Value services = *parseJson(R"({
    "__default__": {"max_attempts": 5, "delay": {"base": "rand", "growth_factor": 2}, "policies": {"a": {"$ref": "one"}}},
    "table": {"__default__": {"delay": {"base": 0.05}, "policies": {"b": {"$ref": "two"}}}, "Put": {"policies": {}}}})");
const Value definitions = *parseJson(R"({"one": {"status": 1}, "two": {"status": 2}})");

TEST(RetryConfig, LaysAServicesRulesOverThoseOfAll)
{
    EXPECT_EQ(buildRetryConfig("table", services, definitions, std::nullopt), *parseJson(R"({
        "__default__": {"max_attempts": 5, "delay": {"base": 0.05, "growth_factor": 2},
                        "policies": {"a": {"status": 1}, "b": {"status": 2}}},
        "Put": {"policies": {}}})"));
}

TEST(RetryConfig, CountsTheFirstAttemptToo)
{
    EXPECT_EQ(buildRetryConfig("other", services, definitions, 1)["__default__"]["max_attempts"], Value(2));
    EXPECT_EQ(buildRetryConfig("other", services, definitions, 0)["__default__"]["max_attempts"], Value(1));
}

TEST(RetryConfig, HasNoRulesWithoutData)
{
    EXPECT_EQ(buildRetryConfig("any", Value(), Value(), std::nullopt), *parseJson(R"({"__default__": {}})"));
}

} // namespace
} // namespace botoscope::retry
