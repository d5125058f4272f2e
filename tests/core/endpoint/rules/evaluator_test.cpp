#include "core/endpoint/rules/evaluator.h"

#include "tests/core/endpoint/rules/samples.h"

#include <gtest/gtest.h>

namespace botoscope::endpoint::rules {

namespace {
constexpr const char* oneText = R"({"A": {"type": "string"}})";

std::string outcome(const std::string& rules, const Map& values)
{
    const auto set = test::ruleSet(oneText, rules);
    if (!set) {
        return set.error().message;
    }
    const auto found = (*set)->resolve(values);
    return found ? found->url : found.error().message;
}

Map values(const char* a)
{
    Map map;
    map.set("A", a);
    return map;
}
} // namespace

TEST(RuleEvaluator, TheFirstRuleThatAppliesDecides)
{
    const std::string rules = R"([
        {"type": "endpoint", "conditions": [{"fn": "stringEquals", "argv": [{"ref": "A"}, "x"]}],
         "endpoint": {"url": "https://x"}},
        {"type": "error", "conditions": [], "error": "not {A}"}])";
    EXPECT_EQ(outcome(rules, values("x")), "https://x");
    EXPECT_EQ(outcome(rules, values("y")), "not y");
}

TEST(RuleEvaluator, ATreeWithoutAResultFallsThrough)
{
    EXPECT_EQ(outcome(R"([{"type": "tree", "conditions": [], "rules": [
                            {"type": "error", "error": "inner", "conditions": [
                              {"fn": "stringEquals", "argv": [{"ref": "A"}, "no"]}]}]},
                          {"type": "endpoint", "conditions": [], "endpoint": {"url": "https://outer"}}])",
                      values("x")),
              "https://outer");
}

TEST(RuleEvaluator, OnlyFalseAndNoValueFailACondition)
{
    const auto passes = [](const std::string& condition) {
        return outcome(R"([{"type": "endpoint", "endpoint": {"url": "yes"}, "conditions": [)" + condition + R"(]},
                           {"type": "endpoint", "endpoint": {"url": "no"}, "conditions": []}])",
                       values(""));
    };
    EXPECT_EQ(passes(R"({"fn": "uriEncode", "argv": [{"ref": "A"}]})"), "yes"); // empty text passes
    EXPECT_EQ(passes(R"({"fn": "uriEncode", "argv": [{"ref": "Unknown"}]})"), "no");
    EXPECT_EQ(passes(R"({"fn": "isSet", "argv": [{"ref": "Unknown"}]})"), "no");
}

TEST(RuleEvaluator, VariablesEndWithTheirRule)
{
    const std::string assign = R"({"fn": "uriEncode", "argv": [{"ref": "A"}], "assign": "v"})";
    EXPECT_EQ(outcome(R"([{"type": "tree", "conditions": [)" + assign + R"(], "rules": [
                            {"type": "error", "error": "never", "conditions": [
                              {"fn": "stringEquals", "argv": [{"ref": "v"}, "other"]}]}]},
                          {"type": "endpoint", "endpoint": {"url": "{v}"}, "conditions": [)" +
                          assign + "]}]",
                      values("x")),
              "x");
    EXPECT_EQ(outcome(R"([{"type": "tree", "conditions": [)" + assign + R"(], "rules": [
                            {"type": "endpoint", "endpoint": {"url": "{v}!"}, "conditions": []}]}])",
                      values("x")),
              "x!");
}

TEST(RuleEvaluator, ASecondValueForANameIsAnError)
{
    const std::string assign = R"({"fn": "uriEncode", "argv": [{"ref": "A"}], "assign": "v"})";
    EXPECT_EQ(
        outcome(R"([{"type": "error", "error": "e", "conditions": [)" + assign + "," + assign + "]}]", values("x")),
        "The rule set gives v a second value");
    EXPECT_EQ(outcome(R"([{"type": "error", "error": "e", "conditions": [
                           {"fn": "uriEncode", "argv": ["x"], "assign": "A"}]}])",
                      values("x")),
              "The rule set gives A a second value");
}

TEST(RuleEvaluator, ATemplateNeedsAllItsValues)
{
    EXPECT_EQ(outcome(R"([{"type": "endpoint", "conditions": [], "endpoint": {"url": "https://{B}"}}])", values("x")),
              "The rule set uses B, which has no value");
}

TEST(RuleEvaluator, ResolvesPropertiesAndHeaders)
{
    const auto set = test::ruleSet(oneText, R"([{"type": "endpoint", "conditions": [], "endpoint": {"url": "u",
        "properties": {"authSchemes": [{"name": "sigv4", "signingRegion": "{A}", "disableDoubleEncoding": true}],
                       "text": "{Unknown} {{A}}"},
        "headers": {"x-a": ["{A}", {"ref": "A"}], "x-b": []}}}])");
    ASSERT_TRUE(set);
    const auto found = (*set)->resolve(values("x"));
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_EQ(found->properties, test::json(R"({"authSchemes": [{"name": "sigv4", "signingRegion": "x",
                                                "disableDoubleEncoding": true}], "text": "{Unknown} {A}"})"));
    ASSERT_EQ(found->headers.size(), 2U);
    EXPECT_EQ(found->headers[0].second, (std::vector<std::string>{"x", "x"}));
    EXPECT_TRUE(found->headers[1].second.empty());
}

TEST(RuleEvaluator, TellsTheConditionsThatLedThere)
{
    const auto set = test::ruleSet(oneText, R"([{"type": "tree", "conditions": [
        {"fn": "isSet", "argv": [{"ref": "A"}]}], "rules": [
          {"type": "tree", "conditions": [{"fn": "stringEquals", "argv": [{"ref": "A"}, "no"]}], "rules": []},
          {"type": "endpoint", "endpoint": {"url": "u"}, "conditions": [
            {"fn": "aws.partition", "argv": [{"ref": "A"}], "assign": "p"}]}]}])");
    ASSERT_TRUE(set);
    EXPECT_EQ((*set)->resolve(values("x"))->reason, "isSet(A); p = aws.partition(A)");
}

TEST(RuleEvaluator, TextsMadeOfTextsDoNotFillTheMemory)
{
    std::string conditions = R"({"fn": "coalesce", "argv": ["{A}{A}", ""], "assign": "v0"})";
    for (int i = 0; i < 60; ++i) {
        const std::string name = "v" + std::to_string(i);
        conditions += R"(, {"fn": "coalesce", "argv": ["{)" + name + "}{" + name + R"(}", ""], "assign": "v)" +
                      std::to_string(i + 1) + "\"}";
    }
    EXPECT_EQ(
        outcome(R"([{"type": "endpoint", "endpoint": {"url": "u"}, "conditions": [)" + conditions + "]}]", values("x")),
        "The rule set makes a text of more than 64 KiB");
}

} // namespace botoscope::endpoint::rules
