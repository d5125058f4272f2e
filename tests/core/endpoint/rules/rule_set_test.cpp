#include "core/endpoint/rules/rule_set.h"

#include "tests/core/endpoint/rules/samples.h"

#include <gtest/gtest.h>

namespace botoscope::endpoint::rules {

namespace {
constexpr const char* parameters = R"({
    "Region": {"type": "String", "builtIn": "AWS::Region", "required": true},
    "UseFIPS": {"type": "boolean", "builtIn": "AWS::UseFIPS", "default": false, "required": true},
    "Names": {"type": "stringArray"}})";
constexpr const char* rules = R"([{"type": "endpoint", "conditions": [
    {"fn": "booleanEquals", "argv": [{"ref": "UseFIPS"}, false]}], "endpoint": {"url": "https://{Region}"}}])";

Result<RuleEndpoint> resolve(const Value& values)
{
    return test::ruleSet(parameters, rules).value()->resolve(values.map());
}
} // namespace

TEST(RuleSet, KnowsItsParameters)
{
    const auto set = test::ruleSet(parameters, rules).value();
    ASSERT_EQ(set->parameters().size(), 3U);
    EXPECT_EQ(set->parameters()[1].name, "UseFIPS");
    EXPECT_EQ(set->parameters()[1].type, ParameterType::Boolean);
    EXPECT_TRUE(set->usesBuiltIn("AWS::Region"));
    EXPECT_FALSE(set->usesBuiltIn("AWS::Auth::AccountId"));
}

TEST(RuleSet, UsesDefaultsForWhatIsNotGiven)
{
    EXPECT_EQ(resolve(Value::object({{"Region", "r"}}))->url, "https://r");
    EXPECT_EQ(resolve(Value::object({{"Region", "r"}, {"UseFIPS", Value()}, {"Other", 1}}))->url, "https://r");
}

TEST(RuleSet, RefusesMissingAndWrongValues)
{
    EXPECT_EQ(resolve(Value::object({})).error().message, "The endpoint parameter Region needs a value");
    const auto wrong = resolve(Value::object({{"Region", 1}}));
    EXPECT_EQ(wrong.error().code, ErrorCode::EndpointResolution);
    EXPECT_EQ(wrong.error().get("parameter"), "Region");
    EXPECT_FALSE(resolve(Value::object({{"Region", "r"}, {"UseFIPS", "true"}})));
    EXPECT_FALSE(resolve(Value::object({{"Region", "r"}, {"Names", "x"}})));
}

TEST(RuleSet, SaysWhenNoRuleApplies)
{
    const auto none = resolve(Value::object({{"Region", "r"}, {"UseFIPS", true}}));
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().message, "No rule gives an endpoint for Region=\"r\", UseFIPS=true");
}

TEST(RuleSet, RefusesDefectiveData)
{
    EXPECT_EQ(test::ruleSet(R"({"A": {"type": "number"}})", "[]").error().code, ErrorCode::ModelDefect);
    EXPECT_EQ(test::ruleSet("{}", R"([{"type": "what"}])").error().code, ErrorCode::ModelDefect);
    EXPECT_FALSE(RuleSet::fromValue(Value("x"), test::samplePartitions()).value()->resolve(Map()));
}

} // namespace botoscope::endpoint::rules
