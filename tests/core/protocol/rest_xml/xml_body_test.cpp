#include "core/protocol/rest_xml/xml_body.h"

#include "core/protocol/small_service.h"

namespace botoscope::protocol {

namespace {

/// What stands inside <In>, or the error.
std::string insideOf(std::string_view params)
{
    test::SmallService small;
    small.protocol = "rest-xml";
    small.shapes = R"(
        "In": {"type": "structure", "members": {
            "A": {"shape": "S"}, "B": {"shape": "S", "locationName": "Bee"}, "L": {"shape": "L"}, "F": {"shape": "F"},
            "M": {"shape": "M"}, "FM": {"shape": "FM"}, "G": {"shape": "G"}, "On": {"shape": "Bool"},
            "N": {"shape": "I"}, "T": {"shape": "T"}, "D": {"shape": "Blob"}}},
        "S": {"type": "string"}, "Bool": {"type": "boolean"}, "I": {"type": "integer"}, "T": {"type": "timestamp"},
        "Blob": {"type": "blob"},
        "L": {"type": "list", "member": {"shape": "S", "locationName": "item"}},
        "F": {"type": "list", "flattened": true, "member": {"shape": "S", "locationName": "ignored"}},
        "M": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "S", "locationName": "V"}},
        "FM": {"type": "map", "flattened": true, "key": {"shape": "S"}, "value": {"shape": "S"}},
        "G": {"type": "structure", "xmlNamespace": {"uri": "u", "prefix": "xsi"}, "members": {
            "Id": {"shape": "S"}, "Type": {"shape": "S", "locationName": "xsi:type", "xmlAttribute": true}}})";
    const auto service = test::build(small);
    Failure failure;
    const ScalarRules rules;
    const std::string body = XmlBody(rules, failure).write(test::json(params), *service->operation("Op")->input);
    if (failure.happened()) {
        return "error: " + failure.error().message;
    }
    return body.size() < 9 ? body : body.substr(4, body.size() - 9);
}

} // namespace

TEST(XmlBody, WritesScalars)
{
    EXPECT_EQ(insideOf(R"({"B": "<x>", "On": true, "N": 3, "T": 0, "D": "foo", "A": ""})"),
              "<Bee>&lt;x&gt;</Bee><On>true</On><N>3</N><T>1970-01-01T00:00:00Z</T><D>Zm9v</D><A />");
}

TEST(XmlBody, WritesListsAndMaps)
{
    EXPECT_EQ(insideOf(R"({"L": ["x", "y"], "F": ["p", "q"]})"), "<L><item>x</item><item>y</item></L><F>p</F><F>q</F>");
    EXPECT_EQ(insideOf(R"({"M": {"a": "1"}, "FM": {"b": "2"}})"),
              "<M><entry><key>a</key><V>1</V></entry></M><FM><key>b</key><value>2</value></FM>");
    EXPECT_EQ(insideOf(R"({"L": [], "F": []})"), "<L />");
}

TEST(XmlBody, PutsAttributesOnTheParent)
{
    EXPECT_EQ(insideOf(R"({"G": {"Id": "i", "Type": "Group"}})"),
              R"(<G xmlns:xsi="u" xsi:type="Group"><Id>i</Id></G>)");
    EXPECT_EQ(insideOf(R"({"G": {"Type": 1}})"), "error: Type must be text, not int");
}

TEST(XmlBody, StopsAtTheFirstNullSibling)
{
    EXPECT_EQ(insideOf(R"({"A": "1", "B": null, "N": 3})"), "<A>1</A>");
}

TEST(XmlBody, RefusesWhatDoesNotFit)
{
    EXPECT_EQ(insideOf(R"({"G": 1})"), "error: G must be a structure, not int");
    EXPECT_EQ(insideOf(R"({"L": {}})"), "error: L must be a list, not dict");
    EXPECT_EQ(insideOf(R"({"M": []})"), "error: M must be a map, not list");
    EXPECT_EQ(insideOf(R"({"Z": 1})"), "error: \"Z\" is no member of In");
}

} // namespace botoscope::protocol
