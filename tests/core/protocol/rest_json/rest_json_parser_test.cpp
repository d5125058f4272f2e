#include "core/protocol/rest_json/rest_json_parser.h"

#include "core/protocol/small_response.h"

namespace botoscope::protocol {

using test::members;
using test::metadata;
using test::parse;
using test::SmallService;

namespace {
SmallService service(const std::string& outMembers)
{
    SmallService small;
    small.protocol = "rest-json";
    small.shapes = R"("Out": {"type": "structure", "members": {)" + outMembers + R"(}},
        "S": {"type": "string"}, "I": {"type": "integer"}, "F": {"type": "float"}, "B": {"type": "boolean"},
        "M": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "B"}},
        "Bad": {"type": "structure", "exception": true, "members": {"Reason": {"shape": "S"},
            "Wait": {"shape": "I", "location": "header", "locationName": "Retry-After"}}})";
    small.operation = R"("output": {"shape": "Out"}, "errors": [{"shape": "Bad"}])";
    return small;
}
} // namespace

TEST(RestJsonParser, ScalarsMayComeAsText)
{
    const auto small = service(R"("I": {"shape": "I"}, "F": {"shape": "F"}, "B": {"shape": "B"})");
    EXPECT_EQ(members(parse(small, {R"({"I": " 5 ", "F": "1e2", "B": "TRUE"})"})), R"({"I":5,"F":100.0,"B":true})");
    EXPECT_EQ(members(parse(small, {R"({"I": 1.9, "F": 3, "B": 1})"})), R"({"I":1,"F":3.0,"B":false})");
    EXPECT_EQ(members(parse(small, {R"({"I": true, "F": "Infinity", "B": "yes"})"})),
              R"({"I":1,"F":Infinity,"B":false})");
    EXPECT_EQ(members(parse(small, {R"({"I": 12345678901234567890123})"})), R"({"I":1.2345678901234568e+22})");
}

TEST(RestJsonParser, ScalarsOfOtherKindsAreErrorsWithTheirPlace)
{
    const auto small = service(R"("I": {"shape": "I"}, "F": {"shape": "F"})");
    EXPECT_EQ(members(parse(small, {R"({"I": "five"})"})),
              "error: Unable to parse the response's .I: 'five' is not an integer");
    EXPECT_EQ(members(parse(small, {R"({"F": []})"})),
              "error: Unable to parse the response's .F: expected a number, got an array");
    const auto parsed = parse(small, {R"({"I": {}})"});
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().code, ErrorCode::ResponseParser);
    EXPECT_EQ(parsed.error().get("path"), ".I");
}

TEST(RestJsonParser, ErrorCodesPreferTheHeaderThenTheBodysCode)
{
    const auto small = service("");
    const std::string body = R"({"__type": "a#T", "code": "x#C:u", "message": "m"})";
    EXPECT_EQ(members(parse(small, {body, 400, {{"x-amzn-errortype", "p#H:http://u"}}})),
              R"({"Error":{"Message":"m","Code":"H"}})");
    EXPECT_EQ(members(parse(small, {body, 400})), R"({"Error":{"Message":"m","Code":"C"}})");
    EXPECT_EQ(members(parse(small, {R"({"__type": "a#T", "code": null, "Code": "D"})", 400})),
              R"({"Error":{"Message":"","Code":"T"}})");
    EXPECT_EQ(members(parse(small, {R"({"Code": 17})", 400})), R"({"Error":{"Message":"","Code":17}})");
    EXPECT_EQ(members(parse(small, {R"({"__type": "T"})", 400})), R"({"Error":{"Message":"","Code":"T"}})");
}

TEST(RestJsonParser, ModeledErrorsMergeBodyAndHeaders)
{
    const test::SmallResponse answer{R"({"Reason": "r"})", 429, {{"x-amzn-ErrorType", "Bad"}, {"retry-after", "5"}}};
    EXPECT_EQ(members(parse(service(""), answer)), R"({"Error":{"Message":"","Code":"Bad"},"Wait":5,"Reason":"r"})");
}

TEST(RestJsonParser, NullsInMapsOfBooleansAreFalse)
{
    EXPECT_EQ(members(parse(service(R"("M": {"shape": "M"})"), {R"({"M": {"a": null, "b": true}})"})),
              R"({"M":{"a":false,"b":true}})");
}

TEST(RestJsonParser, NaNIsReadAsPythonDoes)
{
    EXPECT_EQ(members(parse(service(R"("F": {"shape": "F"})"), {R"({"F": NaN})"})), R"({"F":NaN})");
    EXPECT_FALSE(parse(service(R"("I": {"shape": "I"})"), {R"({"I": NaN})"}).ok());
}

} // namespace botoscope::protocol
