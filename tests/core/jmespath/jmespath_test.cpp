#include "core/jmespath/found.h"

#include <gtest/gtest.h>

namespace botoscope::jmespath {

TEST(Jmespath, WalksAsBotocoresExpressionsDo)
{
    constexpr std::string_view reservations = R"({"Reservations": [
        {"Instances": [{"State": {"Name": "running"}}, {"State": {"Name": "stopped"}}]},
        {"Instances": [{"State": {"Name": "running"}}]}], "IsTruncated": false, "Marker": null})";
    EXPECT_EQ(found("Reservations[].Instances[].State.Name", reservations), R"(["running","stopped","running"])");
    EXPECT_EQ(found("length(Reservations[].Instances[]) > `2`", reservations), "true");
    EXPECT_EQ(found("IsTruncated && Marker || 'end'", reservations), R"("end")");
    EXPECT_EQ(found("{Names: Reservations[0].Instances[*].State.Name, First: keys(@)[0]}", reservations),
              R"({"Names":["running","stopped"],"First":"Reservations"})");
}

TEST(Jmespath, KeepsTheOrderOfKeys)
{
    EXPECT_EQ(found("@", R"({"z": 1, "a": 2, "m": 3})"), R"({"z":1,"a":2,"m":3})");
    EXPECT_EQ(found("keys(@)", R"({"z": 1, "a": 2, "m": 3})"), R"(["z","a","m"])");
    EXPECT_EQ(found("merge(@, `{\"b\": 1, \"z\": 9}`)", R"({"z": 1, "a": 2})"), R"({"z":9,"a":2,"b":1})");
    EXPECT_EQ(found("{z: a, a: a}", R"({"a": 1})"), R"({"z":1,"a":1})");
}

TEST(Jmespath, AnExpressionOutlivesItsTextAndCopies)
{
    auto expression = [] {
        std::string text = "a.b";
        return compile(text);
    }();
    ASSERT_TRUE(expression.ok());
    const Expression copy = *expression;
    EXPECT_EQ(copy.text(), "a.b");
    const auto result = copy.search(Value::object({{"a", Value::object({{"b", 5}})}}));
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->toInt(), 5);
}

} // namespace botoscope::jmespath
