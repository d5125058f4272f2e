#include "core/jmespath/jmespath.h"
#include "support/model_data.h"

#include <gtest/gtest.h>

namespace botoscope::jmespath {

namespace {

void collect(const Value& value, std::vector<std::string>& expressions)
{
    if (value.isString()) {
        expressions.push_back(value.toString());
    }
    for (const Value& item : value.list()) {
        collect(item, expressions);
    }
}

std::vector<std::string> paginatorExpressions(const Value& data)
{
    std::vector<std::string> out;
    for (const auto& [operation, paginator] : data["pagination"].map()) {
        for (const std::string_view key : {"output_token", "result_key", "more_results", "non_aggregate_keys"}) {
            collect(paginator[key], out);
        }
    }
    return out;
}

std::vector<std::string> waiterExpressions(const Value& data)
{
    std::vector<std::string> out;
    for (const auto& [name, waiter] : data["waiters"].map()) {
        for (const Value& acceptor : waiter["acceptors"].list()) {
            if (acceptor["matcher"].toString().starts_with("path")) {
                collect(acceptor["argument"], out);
            }
        }
    }
    return out;
}

/// How many expressions of that kind of file there are; each must compile.
std::size_t check(std::string_view type, std::vector<std::string> (*expressionsOf)(const Value&))
{
    std::size_t count = 0;
    for (const std::string& service : test::sharedLoader().availableServices(type)) {
        const auto data = test::sharedLoader().loadServiceData(service, type);
        EXPECT_TRUE(data.ok()) << service;
        for (const std::string& text : expressionsOf(data ? *data : Value())) {
            const auto expression = compile(text);
            EXPECT_TRUE(expression.ok()) << service << ": " << text;
            ++count;
        }
    }
    return count;
}

} // namespace

TEST(JmespathModelData, EveryExpressionOfPaginatorsAndWaitersCompiles)
{
    if (!std::filesystem::is_directory(test::modelDataDir())) {
        GTEST_SKIP() << "no model data: set BOTOSCOPE_MODELS";
    }
    EXPECT_GT(check("paginators-1", paginatorExpressions), 6000u);
    EXPECT_GT(check("waiters-2", waiterExpressions), 500u);
}

} // namespace botoscope::jmespath
