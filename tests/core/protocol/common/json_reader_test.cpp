#include "core/protocol/common/json_reader.h"

#include "core/protocol/small_response.h"

namespace botoscope::protocol {

using test::members;
using test::parse;
using test::SmallService;

namespace {
SmallService service(const std::string& outMembers, const std::string& moreShapes = "")
{
    SmallService small;
    small.shapes = R"("Out": {"type": "structure", "members": {)" + outMembers + R"(}},
        "S": {"type": "string"}, "I": {"type": "integer"}, "T": {"type": "timestamp"}, "Raw": {"type": "blob"},
        "L": {"type": "list", "member": {"shape": "S"}},
        "M": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "Item"}},
        "Items": {"type": "list", "member": {"shape": "Item"}},
        "Item": {"type": "structure", "members": {"A": {"shape": "S"}, "Next": {"shape": "Item"}}},
        "Doc": {"type": "structure", "document": true, "members": {}},
        "U": {"type": "structure", "union": true, "members": {"A": {"shape": "S", "locationName": "a"},
            "B": {"shape": "S"}}})" +
                   moreShapes;
    return small;
}

/// The body {"V": <text>} read with V of that shape.
std::string read(const std::string& shape, const std::string& text)
{
    return members(parse(service(R"("V": {"shape": ")" + shape + R"("})"), {R"({"V": )" + text + "}"}));
}
} // namespace

TEST(JsonReader, OfEqualKeysTheLastCounts)
{
    const auto small = service(R"("A": {"shape": "S"}, "B": {"shape": "S"})");
    EXPECT_EQ(members(parse(small, {R"({"B": "1", "A": "2", "B": "3", "A": "4"})"})), R"({"A":"4","B":"3"})");
    EXPECT_EQ(members(parse(small, {R"({"A": "1", "A": null})"})), "{}");
}

TEST(JsonReader, TwoMembersMayShareAWireName)
{
    const auto small = service(R"("A": {"shape": "S", "locationName": "x"}, "C": {"shape": "S"},
                                  "B": {"shape": "S", "locationName": "x"})");
    EXPECT_EQ((*parse(small, {R"({"C": "c", "x": "v"})"}))["B"].toString(), "v");
    EXPECT_EQ((*parse(small, {R"({"x": "v"})"}))["A"].toString(), "v");
}

TEST(JsonReader, ItemsOfDifferentFormsAreReadAlike)
{
    EXPECT_EQ(
        read("Items", R"([{"A": "1", "Next": {"A": "2"}}, {"Next": {}, "X": 1, "A": "3"}, {}, {"A": "4"}, null])"),
        R"({"V":[{"A":"1","Next":{"A":"2"}},{"A":"3","Next":{}},{},{"A":"4"},null]})");
}

TEST(JsonReader, EqualKeysOfMapsInMapsAreStillOne)
{
    const std::string shapes = R"(, "R": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "N"}},
                                    "N": {"type": "structure", "members": {"R": {"shape": "R"}}})";
    const auto recursive = service(R"("V": {"shape": "R"})", shapes);
    const auto parsed = [&](const std::string& text) { return members(parse(recursive, {R"({"V": )" + text + "}"})); };
    EXPECT_EQ(parsed(R"({"a": {"R": {"x": {}, "a": {}}}, "a": {}, "b": {}})"), R"({"V":{"a":{},"b":{}}})");
    EXPECT_EQ(
        parsed(R"({"a": {}, "b": {"R": {"a": {}, "b": {}, "c": {}, "a": {}}}, "c": {}, "a": {"R": {}}, "c": {}})"),
        R"({"V":{"a":{"R":{}},"b":{"R":{"a":{},"b":{},"c":{}}},"c":{}}})");
    EXPECT_EQ(parsed(R"({"a": {"R": {"b": {}}}, "b": {"R": {"b": {}, "b": {}}}, "b": {}})"),
              R"({"V":{"a":{"R":{"b":{}}},"b":{}}})");
}

TEST(JsonReader, MapsInARowMayRepeatTheirKeysOrNot)
{
    const std::string maps = R"([{"a": {}, "b": {}}, {"b": {}}, {"b": {}, "b": {}}, {"a": {}, "b": {}, "a": {}},
                                 {"a": {}, "b": {}, "b": {}}])";
    EXPECT_EQ(
        members(parse(service(R"("V": {"shape": "Maps"})", R"(, "Maps": {"type": "list", "member": {"shape": "M"}})"),
                      {R"({"V": )" + maps + "}"})),
        R"({"V":[{"a":{},"b":{}},{"b":{}},{"b":{}},{"a":{},"b":{}},{"a":{},"b":{}}]})");
}

TEST(JsonReader, MapsKeepNullsAndTheirKeys)
{
    EXPECT_EQ(read("M", R"({"x": {"A": "1"}, "y": null, "x": {"A": "2"}})"), R"({"V":{"x":{"A":"2"},"y":null}})");
    EXPECT_EQ(read("M", "{}"), R"({"V":{}})");
}

TEST(JsonReader, DocumentsStayAsTheyAre)
{
    EXPECT_EQ(read("Doc", R"({"z": [1, 2.0, null, true, "x"], "a": {"b": {}}})"),
              R"({"V":{"z":[1,2.0,null,true,"x"],"a":{"b":{}}}})");
    EXPECT_EQ(read("Doc", "7"), R"({"V":7})");
    EXPECT_EQ(read("Doc", "18446744073709551615"), R"({"V":1.8446744073709552e+19})");
}

TEST(JsonReader, UnionsHaveOneMember)
{
    EXPECT_EQ(read("U", R"({"__type": "t", "a": "x", "B": null})"), R"({"V":{"A":"x"}})");
    EXPECT_EQ(read("U", R"({"New": 1})"), R"({"V":{"SDK_UNKNOWN_MEMBER":{"name":"New"}}})");
    EXPECT_EQ(read("U", R"({"a": "x", "B": "y"})"),
              "error: Unable to parse the response's .V: the union U must have exactly one member set, it has 2");
    EXPECT_TRUE(read("U", "{}").starts_with("error:"));
}

TEST(JsonReader, BlobsAndTimestampsAreConverted)
{
    const auto small = service(R"("B": {"shape": "Raw"}, "T": {"shape": "T"}, "U": {"shape": "T"})");
    const auto parsed = parse(small, {R"({"B": "aGk=", "T": 1.5, "U": "2015-01-01T00:00:00Z"})"});
    ASSERT_TRUE(parsed.ok());
    EXPECT_EQ((*parsed)["B"].toBlob().view(), "hi");
    EXPECT_EQ((*parsed)["T"].toTimestamp().micros, 1'500'000);
    EXPECT_EQ((*parsed)["U"].toTimestamp(), Timestamp::fromSeconds(1420070400));
    EXPECT_EQ((*parse(small, {R"({"T": true})"}))["T"].toTimestamp(), Timestamp::fromSeconds(1));
    EXPECT_EQ((*parse(small, {R"({"T": "20"})"}))["T"].toTimestamp(), Timestamp::fromSeconds(20));
}

TEST(JsonReader, WrongKindsAreErrorsWithTheirPath)
{
    const std::string_view where = "error: Unable to parse the response's ";
    EXPECT_EQ(read("Items", R"([{"A": "x"}, {"Next": []}])"),
              std::string(where) + ".V[1].Next: expected an object, got an array");
    EXPECT_EQ(read("L", R"("abc")"), std::string(where) + ".V: expected an array, got a string");
    EXPECT_EQ(read("M", R"({"k": 5})"), std::string(where) + ".V.k: expected an object, got a number");
    EXPECT_EQ(read("Raw", "5"), std::string(where) + ".V: expected base64 text, got a number");
    EXPECT_EQ(read("Raw", R"("a")"), std::string(where) + ".V: the text is not base64");
    EXPECT_EQ(read("T", R"("soon")"), std::string(where) + ".V: 'soon' is not a timestamp");
    EXPECT_EQ(read("T", "1e300"), std::string(where) + ".V: the time is outside the years 1 to 9999");
    EXPECT_EQ(read("T", "{}"), std::string(where) + ".V: expected a timestamp, got an object");
}

TEST(JsonReader, WhatSimdjsonRefusesIsStillRead)
{
    EXPECT_EQ(read("Doc", R"([123456789012345678901234567890, 1e400, -1e400, "\ud800x"])"),
              "{\"V\":[1.2345678901234568e+29,Infinity,-Infinity,\"\xEF\xBF\xBDx\"]}");
    EXPECT_EQ(read("Items", R"([{"A": "a", "Next": {"A": "b"}}, {"A": 1e999}])"),
              R"({"V":[{"A":"a","Next":{"A":"b"}},{"A":Infinity}]})");
}

TEST(JsonReader, BytesThatAreNotUtf8AreAnError)
{
    const auto parsed = parse(service(R"("A": {"shape": "S"})"), {"{\"A\": \"\xff\"}"});
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().code, ErrorCode::ResponseParser);
    EXPECT_FALSE(parse(service(""), {"\xc3(", 400}).ok());
}

TEST(JsonReader, DeepNestingIsAnErrorAndNotACrash)
{
    const auto nested = [](std::size_t depth) {
        std::string text = R"({"V": )";
        for (std::size_t i = 0; i < depth; ++i) {
            text += R"({"Next": )";
        }
        return text + "{}" + std::string(depth + 1, '}');
    };
    const auto small = service(R"("V": {"shape": "Item"})");
    EXPECT_TRUE(parse(small, {nested(900)}).ok());
    const auto parsed = parse(small, {nested(100'000)});
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().code, ErrorCode::ResponseParser);
    EXPECT_FALSE(parse(small, {std::string(1'000'000, '[')}).ok());
}

} // namespace botoscope::protocol
