#include "core/protocol/query/query_serializer.h"

#include "core/protocol/small_service.h"

namespace botoscope::protocol {

namespace {

test::SmallService service()
{
    test::SmallService small;
    small.protocol = "query";
    small.shapes = R"(
        "In": {"type": "structure", "members": {
            "Name": {"shape": "S", "locationName": "name"}, "Plain": {"shape": "L"}, "Flat": {"shape": "F"},
            "Named": {"shape": "FN"}, "Tags": {"shape": "M"}, "FlatTags": {"shape": "FM"}, "Sub": {"shape": "Sub"},
            "On": {"shape": "B"}, "Size": {"shape": "D"}, "Data": {"shape": "Blob"}}},
        "S": {"type": "string"}, "B": {"type": "boolean"}, "D": {"type": "double"}, "Blob": {"type": "blob"},
        "L": {"type": "list", "member": {"shape": "S"}},
        "F": {"type": "list", "flattened": true, "member": {"shape": "S"}},
        "FN": {"type": "list", "flattened": true, "member": {"shape": "S", "locationName": "item"}},
        "M": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "S"}},
        "FM": {"type": "map", "flattened": true, "key": {"shape": "S", "locationName": "K"},
               "value": {"shape": "S", "locationName": "V"}},
        "Sub": {"type": "structure", "members": {"Named": {"shape": "FN"}, "Name": {"shape": "S"}}})";
    return small;
}

/// The form behind Action and Version.
std::string formOf(const char* params)
{
    const std::string body = test::bodyOf(service(), params);
    const std::string head = "Action=Op&Version=2014-01-01";
    return body.starts_with(head) ? body.substr(head.size()) : body;
}

} // namespace

TEST(QuerySerializer, MakesAPostedForm)
{
    const auto request = test::serialize(service(), R"({"Name": "a b"})");
    ASSERT_TRUE(request);
    EXPECT_EQ(request->method, "POST");
    EXPECT_EQ(request->urlPath, "/");
    EXPECT_EQ(request->headers, (http::Headers{{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}}));
    ASSERT_TRUE(request->body.isForm());
    EXPECT_EQ(request->body.form(), (http::Parameters{{"Action", "Op"}, {"Version", "2014-01-01"}, {"name", "a b"}}));
}

TEST(QuerySerializer, NumbersListsAndMaps)
{
    EXPECT_EQ(formOf(R"({"Plain": ["x", "y"]})"), "&Plain.member.1=x&Plain.member.2=y");
    EXPECT_EQ(formOf(R"({"Flat": ["x"]})"), "&Flat.1=x");
    EXPECT_EQ(formOf(R"({"Named": ["x"]})"), "&item.1=x");
    EXPECT_EQ(formOf(R"({"Sub": {"Named": ["x"]}})"), "&Sub.item.1=x");
    EXPECT_EQ(formOf(R"({"Tags": {"a": "1", "b": "2"}})"),
              "&Tags.entry.1.key=a&Tags.entry.1.value=1&Tags.entry.2.key=b&Tags.entry.2.value=2");
    EXPECT_EQ(formOf(R"({"FlatTags": {"a": "1"}})"), "&FlatTags.1.K=a&FlatTags.1.V=1");
}

TEST(QuerySerializer, SendsAnEmptyListAsAnEmptyValue)
{
    EXPECT_EQ(formOf(R"({"Plain": [], "Flat": []})"), "&Plain=&Flat=");
}

TEST(QuerySerializer, KeepsTheOrderGiven)
{
    EXPECT_EQ(formOf(R"({"Size": 1.5, "On": false, "Data": "foo", "Name": "n"})"),
              "&Size=1.5&On=false&Data=Zm9v&name=n");
}

TEST(QuerySerializer, RefusesWhatDoesNotFit)
{
    EXPECT_EQ(formOf(R"({"Odd": 1})"), "error: \"Odd\" is no member of In");
    EXPECT_EQ(formOf(R"({"Plain": "x"})"), "error: Plain must be a list, not str");
    EXPECT_EQ(formOf(R"({"Tags": []})"), "error: Tags must be a map, not list");
    EXPECT_EQ(formOf(R"({"Sub": 1})"), "error: Sub must be a structure, not int");
    EXPECT_EQ(formOf("[]"), "error: input must be a structure, not list");
    EXPECT_FALSE(test::serialize(service(), test::nestedLists(5000)));
}

} // namespace botoscope::protocol
