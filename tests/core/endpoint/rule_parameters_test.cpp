#include "tests/core/endpoint/rule_samples.h"

#include <gtest/gtest.h>

namespace botoscope::endpoint {

using namespace test;

namespace {
/// Parameters of one text each, all with the same built-in if one is named.
std::string parameters(const std::vector<std::string>& names, const std::string& builtIn = "")
{
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "\"" : ", \"") + name + R"(": {"type": "string")" +
                (builtIn.empty() ? "" : R"(, "builtIn": ")" + builtIn + '"') + '}';
    }
    return '{' + text + '}';
}

Result<Map> find(const std::string& definitions, EndpointQuery query)
{
    const auto service = contextService();
    query.service = service.get();
    query.operation = service->operation("Do");
    return ruleParameters(*rules::test::ruleSet(definitions, "[]").value(), query);
}
} // namespace

TEST(RuleParameters, ComeFromEveryPlace)
{
    const Value params = rules::test::json(R"({"Bucket": "b", "Items": [{"Id": "x"}, {"Id": "y"}]})");
    Map clientContext;
    clientContext.set("from_client", "client");
    EndpointQuery query;
    query.params = &params;
    query.clientContext = &clientContext;
    const auto found = find(parameters({"FromStatic", "FromMember", "FromPath", "FromClient", "Nothing"}), query);
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_EQ(Value(*found), rules::test::json(R"({"FromStatic": "static", "FromMember": "b", "FromPath": ["x", "y"],
                                                   "FromClient": "client"})"));
}

TEST(RuleParameters, TheCallWinsOverBuiltIns)
{
    Map builtins;
    builtins.set("AWS::Region", "from-builtin");
    EndpointQuery query;
    query.builtins = &builtins;
    query.region = "from-query";
    const auto found = find(parameters({"FromStatic", "FromMember"}, "AWS::Region"), query);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->find("FromStatic")->toString(), "static");
    EXPECT_EQ(found->find("FromMember")->toString(), "from-builtin");
}

TEST(RuleParameters, TheQuerysOwnFieldsServeAsBuiltIns)
{
    EndpointQuery query;
    query.region = "r";
    query.customUrl = "http://h";
    query.fips = true;
    const auto found = find(R"({"R": {"type": "string", "builtIn": "AWS::Region"},
                                "E": {"type": "string", "builtIn": "SDK::Endpoint"},
                                "F": {"type": "boolean", "builtIn": "AWS::UseFIPS"},
                                "D": {"type": "boolean", "builtIn": "AWS::UseDualStack"},
                                "A": {"type": "string", "builtIn": "AWS::Auth::AccountId"}})",
                            query);
    ASSERT_TRUE(found);
    EXPECT_EQ(Value(*found), rules::test::json(R"({"R": "r", "E": "http://h", "F": true, "D": false})"));
}

TEST(RuleParameters, AnUnknownBuiltInIsAnError)
{
    EXPECT_EQ(find(parameters({"X"}, "AWS::Weather"), {}).error().code, ErrorCode::EndpointResolution);
}

TEST(RuleParameters, WorkWithoutAnOperation)
{
    const auto service = contextService();
    EndpointQuery query;
    query.service = service.get();
    query.region = "r";
    const auto set = rules::test::ruleSet(R"({"R": {"type": "string", "builtIn": "AWS::Region"}})", "[]").value();
    EXPECT_EQ(Value(ruleParameters(*set, query).value()), rules::test::json(R"({"R": "r"})"));
}

} // namespace botoscope::endpoint
