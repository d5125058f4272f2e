#include "core/protocol/validate.h"

#include "core/protocol/small_service.h"

namespace botoscope::protocol {

namespace {

const char* const shapes = R"(
    "In": {"type": "structure", "required": ["Must"], "members": {
        "Must": {"shape": "S"}, "Short": {"shape": "Short"}, "N": {"shape": "N"}, "D": {"shape": "D"},
        "On": {"shape": "B"}, "T": {"shape": "T"}, "Data": {"shape": "Blob"}, "L": {"shape": "L"}, "M": {"shape": "M"},
        "U": {"shape": "U"}, "Doc": {"shape": "Doc"}, "Host": {"shape": "S", "hostLabel": true},
        "Json": {"shape": "S", "jsonvalue": true, "location": "header"}, "Secret": {"shape": "Secret"}}},
    "S": {"type": "string"}, "Short": {"type": "string", "min": 2}, "N": {"type": "integer", "min": 1},
    "D": {"type": "double", "min": 0.5}, "B": {"type": "boolean"}, "T": {"type": "timestamp"},
    "Blob": {"type": "blob", "min": 3}, "L": {"type": "list", "min": 1, "member": {"shape": "N"}},
    "M": {"type": "map", "key": {"shape": "Short"}, "value": {"shape": "Short"}},
    "U": {"type": "structure", "union": true, "members": {"A": {"shape": "S"}, "B": {"shape": "S"}}},
    "Doc": {"type": "structure", "members": {}, "document": true},
    "Secret": {"type": "string", "sensitive": true})";

std::string reportOf(Value params, bool addMust = true)
{
    test::SmallService small;
    small.shapes = shapes;
    if (addMust && params.isMap()) {
        params.set("Must", "x");
    }
    const auto checked = checkParams(params, test::build(small)->shape("In"));
    if (checked) {
        return "valid";
    }
    EXPECT_EQ(checked.error().code, ErrorCode::ParamValidation);
    EXPECT_EQ(checked.error().message, "Parameter validation failed:\n" + std::string(checked.error().get("report")));
    return std::string(checked.error().get("report"));
}

std::string reportOf(const char* params, bool addMust = true)
{
    return reportOf(test::json(params), addMust);
}

} // namespace

TEST(ValidateParams, AcceptsWhatFits)
{
    EXPECT_EQ(reportOf(R"({"Short": "ab", "N": 1, "D": 1, "On": false, "T": "2014-01-01", "Data": "x", "L": [1],
                           "M": {"ab": "cd"}, "U": {"A": "x"}, "Doc": {"x": [1, null]}, "Host": "h", "Json": [1]})"),
              "valid");
    EXPECT_EQ(reportOf(R"({"N": true, "D": true})"), "valid");
    EXPECT_TRUE(checkParams(Value(7), nullptr));
}

TEST(ValidateParams, OrdersItsLinesAsBotocore)
{
    EXPECT_EQ(
        reportOf(R"({"N": "x", "Odd": 1, "L": ["y"]})", false),
        "Missing required parameter in input: \"Must\"\n"
        "Unknown parameter in input: \"Odd\", must be one of: Must, Short, N, D, On, T, Data, L, M, U, Doc, Host, "
        "Json, Secret\n"
        "Invalid type for parameter N, value: x, type: <class 'str'>, valid types: <class 'int'>\n"
        "Invalid type for parameter L[0], value: y, type: <class 'str'>, valid types: <class 'int'>");
}

TEST(ValidateParams, NamesPythonsTypes)
{
    EXPECT_EQ(reportOf(R"({"On": 1})"),
              "Invalid type for parameter On, value: 1, type: <class 'int'>, valid types: <class 'bool'>");
    EXPECT_EQ(reportOf(R"({"D": null})"), "Invalid type for parameter D, value: None, type: <class 'NoneType'>, valid "
                                          "types: <class 'float'>, <class 'decimal.Decimal'>, <class 'int'>");
    EXPECT_EQ(
        reportOf(R"({"Data": {"a": [1.5]}})"),
        "Invalid type for parameter Data, value: {'a': [1.5]}, type: <class 'dict'>, valid types: <class 'bytes'>, "
        "<class 'bytearray'>, file-like object");
    EXPECT_EQ(reportOf(R"({"T": "soon"})"),
              "Invalid type for parameter T, value: soon, type: <class 'str'>, valid types: "
              "<class 'datetime.datetime'>, timestamp-string");
    EXPECT_EQ(reportOf("[]"), "Invalid type for parameter input, value: [], type: <class 'list'>, valid types: "
                              "<class 'dict'>");
}

TEST(ValidateParams, ChecksLeastValuesAndLengths)
{
    EXPECT_EQ(reportOf(R"({"Short": "\u00e9"})"), "Invalid length for parameter Short, value: 1, valid min length: 2");
    EXPECT_EQ(reportOf(R"({"N": 0})"), "Invalid value for parameter N, value: 0, valid min value: 1");
    EXPECT_EQ(reportOf(R"({"D": 0.25})"), "Invalid value for parameter D, value: 0.25, valid min value: 0.5");
    EXPECT_EQ(reportOf(R"({"L": []})"), "Invalid length for parameter L, value: 0, valid min length: 1");
    EXPECT_EQ(reportOf(R"({"Data": ""})"), "valid");
    EXPECT_EQ(reportOf(R"({"Host": ""})"), "Invalid length for parameter Host, value: 0, valid min length: 1");
    EXPECT_EQ(reportOf(R"({"M": {"a": "bc", "de": "f"}})"),
              "Invalid length for parameter M (key: a), value: 1, valid min length: 2\n"
              "Invalid length for parameter M.de, value: 1, valid min length: 2");
}

TEST(ValidateParams, WantsExactlyOneMemberOfAUnion)
{
    EXPECT_EQ(reportOf(R"({"U": {}})"), "Must set one of the following keys for tagged unionstructure U: A, B.");
    EXPECT_EQ(reportOf(R"({"U": {"A": "1", "B": "2"}})"),
              "Invalid number of parameters set for tagged union structure U. Can only set one of the following keys: "
              "A, B.");
}

TEST(ValidateParams, KeepsDocumentsAndJsonHeadersToJson)
{
    EXPECT_EQ(
        reportOf(Value::object({{"Doc", Value::object({{"k", Value::array({Blob("x")})}})}})),
        "Invalid type for document parameter k[0], value: b'x', type: <class 'bytes'>, valid types: <class 'str'>, "
        "<class 'int'>, <class 'bool'>, <class 'float'>, <class 'list'>, <class 'dict'>");
    EXPECT_EQ(reportOf(Value::object({{"Json", Timestamp{}}})),
              "Invalid parameter Json must be json serializable: Object of type datetime is not JSON serializable");
}

TEST(ValidateParams, GivesPathsWithTheirDots)
{
    test::SmallService small;
    small.shapes = shapes;
    const auto problems = validateParams(test::json(R"({"Must": 1, "L": [1, 0]})"), *test::build(small)->shape("In"));
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems[0].path, ".Must");
    EXPECT_EQ(problems[1].path, ".L[1]");
}

TEST(ValidateParams, TellsNoSensitiveValue)
{
    EXPECT_EQ(reportOf(R"({"Secret": 123456})"), "Invalid type for parameter Secret, value: <sensitive>, type: <class "
                                                 "'int'>, valid types: <class 'str'>");
}

TEST(ValidateParams, RefusesHostileNesting)
{
    EXPECT_EQ(reportOf(Value::object({{"Doc", test::nestedLists(5000)}})), "Parameters nest deeper than 400 levels");
    EXPECT_EQ(reportOf(Value::object({{"Doc", test::nestedLists(399)}})), "valid");
}

} // namespace botoscope::protocol
