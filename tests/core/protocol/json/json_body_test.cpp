#include "core/protocol/json/json_body.h"

#include "core/protocol/small_service.h"

#include <cmath>

namespace botoscope::protocol {

namespace {

std::string bodyOf(const Value& params)
{
    test::SmallService small;
    small.shapes = R"(
        "In": {"type": "structure", "members": {
            "Name": {"shape": "S", "locationName": "name"}, "Size": {"shape": "D"}, "When": {"shape": "T"},
            "Iso": {"shape": "T", "timestampFormat": "iso8601"}, "Data": {"shape": "Blob"}, "Map": {"shape": "M"},
            "Doc": {"shape": "Doc"}, "Self": {"shape": "In"}, "Count": {"shape": "I"}, "List": {"shape": "L"}}},
        "S": {"type": "string"}, "D": {"type": "double"}, "T": {"type": "timestamp"}, "Blob": {"type": "blob"},
        "I": {"type": "integer"}, "Doc": {"type": "structure", "members": {}, "document": true},
        "L": {"type": "list", "member": {"shape": "T"}},
        "M": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "In"}})";
    const auto service = test::build(small);
    Failure failure;
    ScalarRules rules;
    rules.timeFormat = TimeFormat::UnixTimestamp;
    const std::string body = JsonBody(rules, failure).write(params, *service->shape("In"));
    return failure.happened() ? "error: " + failure.error().message : body;
}

std::string bodyOf(const char* params)
{
    return bodyOf(test::json(params));
}

} // namespace

TEST(JsonBody, WritesAsPythonDoes)
{
    EXPECT_EQ(
        bodyOf(R"({"Size": 2, "Name": "\u00e9\ud83d\ude39/\"", "When": 1.7, "Iso": 0, "Data": "foo"})"),
        R"({"Size": 2, "name": "\u00e9\ud83d\ude39/\"", "When": 1, "Iso": "1970-01-01T00:00:00Z", "Data": "Zm9v"})");
    EXPECT_EQ(bodyOf(R"({"Map": {"x": {"Name": "y"}}, "List": [0, "1"], "Self": {}})"),
              R"({"Map": {"x": {"name": "y"}}, "List": [0, 1], "Self": {}})");
    EXPECT_EQ(bodyOf("{}"), "{}");
}

TEST(JsonBody, WritesSpecialFloatsAsTexts)
{
    EXPECT_EQ(bodyOf(Value::object({{"Size", std::nan("")}})), R"({"Size": "NaN"})");
    EXPECT_EQ(bodyOf(Value::object({{"Size", -INFINITY}})), R"({"Size": "-Infinity"})");
    EXPECT_EQ(bodyOf(Value::object({{"Size", 1e-7}})), R"({"Size": 1e-07})");
}

TEST(JsonBody, LeavesDocumentsAsTheyAre)
{
    EXPECT_EQ(bodyOf(R"({"Doc": {"Name": [1, null, true, {"x": 1.0}]}})"),
              R"({"Doc": {"Name": [1, null, true, {"x": 1.0}]}})");
    EXPECT_EQ(bodyOf(Value::object({{"Doc", Value::array({Blob("x")})}})),
              "error: a document can't hold bytes or timestamps");
}

TEST(JsonBody, PassesScalarNullsThrough)
{
    EXPECT_EQ(bodyOf(R"({"Name": null, "Count": null})"), R"({"name": null, "Count": null})");
    EXPECT_EQ(bodyOf(R"({"Self": null})"), "error: In must be a structure, not NoneType");
}

TEST(JsonBody, RefusesWhatDoesNotFit)
{
    EXPECT_EQ(bodyOf(R"({"Name": 1})"), "error: a value must be of type string, not int");
    EXPECT_EQ(bodyOf(R"({"Count": 1.5})"), "error: a value must be of type integer, not float");
    EXPECT_EQ(bodyOf(R"({"Map": []})"), "error: M must be a map, not list");
    EXPECT_EQ(bodyOf(R"({"List": {}})"), "error: L must be a list, not dict");
    EXPECT_EQ(bodyOf(R"({"Nope": 1})"), "error: \"Nope\" is no member of In");
}

} // namespace botoscope::protocol
