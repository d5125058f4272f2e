#include "core/endpoint/rules/compiler.h"

#include "tests/core/endpoint/rules/samples.h"

#include <gtest/gtest.h>

namespace botoscope::endpoint::rules {

namespace {
std::string problem(const std::string& rules)
{
    Slots slots;
    const auto compiled = compileRules(test::json(rules), slots);
    return compiled ? std::string()
                    : std::string(errorCodeName(compiled.error().code)) + ": " + compiled.error().message;
}
} // namespace

TEST(RuleCompiler, CompilesTheThreeKinds)
{
    Slots slots;
    const auto rules = compileRules(test::json(R"([{"type": "tree", "conditions": [
        {"fn": "parseURL", "argv": [{"ref": "Endpoint"}], "assign": "url"}],
        "rules": [{"type": "endpoint", "conditions": [], "endpoint": {"url": "{url#scheme}://x",
                   "headers": {"a": ["{Endpoint}"]}}},
                  {"type": "error", "conditions": [], "error": "no"}]}])"),
                                    slots);
    ASSERT_TRUE(rules);
    const Rule& tree = rules->front();
    EXPECT_EQ(tree.conditions.front().text, "url = parseURL(Endpoint)");
    EXPECT_EQ(tree.conditions.front().assign, slots.find("url"));
    ASSERT_EQ(tree.rules.size(), 2U);
    EXPECT_EQ(tree.rules[0].kind, Rule::Kind::Endpoint);
    EXPECT_EQ(tree.rules[0].headers.front().first, "a");
    EXPECT_EQ(tree.rules[1].kind, Rule::Kind::Error);
    EXPECT_EQ(slots.size(), 2U);
}

TEST(RuleCompiler, DescribesConditionsForPeople)
{
    Slots slots;
    const auto rules = compileRules(test::json(R"([{"type": "error", "error": "x", "conditions": [
        {"fn": "not", "argv": [{"fn": "isSet", "argv": [{"ref": "A"}]}]},
        {"fn": "booleanEquals", "argv": [{"ref": "B"}, true]}]}])"),
                                    slots);
    ASSERT_TRUE(rules);
    EXPECT_EQ(rules->front().conditions[0].text, "not isSet(A)");
    EXPECT_EQ(rules->front().conditions[1].text, "booleanEquals(B, true)");
}

TEST(RuleCompiler, RefusesDefectiveRules)
{
    EXPECT_EQ(problem(R"([{"type": "x"}])"),
              "ModelDefect: The endpoint rule set is defective: a rule is of the unknown type 'x'");
    const auto withCondition = [](const std::string& condition) {
        return problem(R"([{"type": "error", "error": "e", "conditions": [)" + condition + "]}]");
    };
    EXPECT_NE(withCondition(R"({"fn": "eval", "argv": []})").find("no function 'eval'"), std::string::npos);
    EXPECT_NE(withCondition(R"({"fn": "isSet", "argv": []})").find("isSet has 0 arguments"), std::string::npos);
    EXPECT_NE(withCondition(R"({"fn": "isSet"})"), "");
    EXPECT_NE(withCondition(R"(7)"), "");
    for (const char* path : {"", "a..b", "a[", "a[x]", "a[-1]", "a[1", "a[1]b", "[]"}) {
        EXPECT_NE(withCondition(R"({"fn": "getAttr", "argv": [{"ref": "A"}, ")" + std::string(path) + "\"]}"), "")
            << path;
    }
    EXPECT_EQ(withCondition(R"({"fn": "getAttr", "argv": [{"ref": "A"}, "a.b[0]"]})"), "");
}

TEST(RuleCompiler, RefusesEndlessNesting)
{
    std::string condition = R"({"ref": "A"})";
    std::string tree = "[]";
    for (int i = 0; i < 200; ++i) {
        condition = R"({"fn": "not", "argv": [)" + condition + "]}";
        tree = R"([{"type": "tree", "rules": )" + tree + "}]";
    }
    EXPECT_NE(problem(R"([{"type": "error", "error": "e", "conditions": [)" + condition + "]}]"), "");
    EXPECT_NE(problem(tree), "");
}

} // namespace botoscope::endpoint::rules
