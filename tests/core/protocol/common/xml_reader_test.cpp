#include "core/protocol/common/xml_reader.h"

#include "core/protocol/small_response.h"

namespace botoscope::protocol {

using test::members;
using test::parse;
using test::SmallService;

namespace {
/// The body <Out>text</Out> of rest-xml with these members of Out.
std::string read(const std::string& outMembers, const std::string& text)
{
    SmallService small;
    small.protocol = "rest-xml";
    small.shapes = R"("Out": {"type": "structure", "members": {)" + outMembers + R"(}},
        "S": {"type": "string"}, "I": {"type": "integer"}, "F": {"type": "float"}, "B": {"type": "boolean"},
        "T": {"type": "timestamp"}, "Raw": {"type": "blob"},
        "L": {"type": "list", "member": {"shape": "S"}},
        "Flat": {"type": "list", "member": {"shape": "S"}, "flattened": true},
        "Renamed": {"type": "list", "member": {"shape": "S", "locationName": "item"}, "flattened": true},
        "M": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "I"}},
        "FlatM": {"type": "map", "key": {"shape": "S", "locationName": "K"},
                  "value": {"shape": "I", "locationName": "V"}, "flattened": true},
        "Item": {"type": "structure", "members": {"A": {"shape": "S"}, "Next": {"shape": "Item"},
            "Kind": {"shape": "S", "locationName": "xsi:type", "xmlAttribute": true}}},
        "U": {"type": "structure", "union": true, "members": {"A": {"shape": "S"}, "B": {"shape": "S"}}})";
    return members(parse(small, {"<Out>" + text + "</Out>"}));
}
} // namespace

TEST(XmlReader, ScalarsByType)
{
    EXPECT_EQ(read(R"("S": {"shape": "S"}, "I": {"shape": "I"}, "F": {"shape": "F"}, "B": {"shape": "B"})",
                   "<S/><I> 0_7 </I><F>1e3</F><B>True</B>"),
              R"({"S":"","I":7,"F":1000.0,"B":false})");
    EXPECT_EQ(read(R"("I": {"shape": "I"}, "F": {"shape": "F"}, "B": {"shape": "B"})",
                   "<B>true</B><F>-Infinity</F><I>9223372036854775808</I>"),
              R"({"I":9.223372036854776e+18,"F":-Infinity,"B":true})");
}

TEST(XmlReader, ScalarsThatAreNoneAreErrorsWithTheirPath)
{
    EXPECT_EQ(read(R"("X": {"shape": "Item"}, "I": {"shape": "I"})", "<I>x</I>"),
              "error: Unable to parse the response's .I: 'x' is not an integer");
    EXPECT_EQ(read(R"("I": {"shape": "I"})", "<I/>"), "error: Unable to parse the response's .I: '' is not an integer");
    EXPECT_EQ(read(R"("F": {"shape": "F"})", "<F>0x10</F>"),
              "error: Unable to parse the response's .F: '0x10' is not a number");
    EXPECT_EQ(read(R"("M": {"shape": "M"})", "<M><entry><key>k</key><value>v</value></entry></M>"),
              "error: Unable to parse the response's .M.k: 'v' is not an integer");
    EXPECT_EQ(read(R"("T": {"shape": "T"})", "<T>later</T>"),
              "error: Unable to parse the response's .T: 'later' is not a timestamp");
}

TEST(XmlReader, ListsInTheirThreeForms)
{
    EXPECT_EQ(read(R"("L": {"shape": "L"})", "<L><member>1</member><member/></L>"), R"({"L":["1",""]})");
    EXPECT_EQ(read(R"("L": {"shape": "L"})", "<L/>"), R"({"L":[]})");
    EXPECT_EQ(read(R"("L": {"shape": "Flat"}, "A": {"shape": "S"})", "<L>1</L><A>a</A><L>2</L>"),
              R"({"L":["1","2"],"A":"a"})");
    EXPECT_EQ(read(R"("L": {"shape": "Flat", "locationName": "x"})", "<x>1</x>"), R"({"L":["1"]})");
    EXPECT_EQ(read(R"("L": {"shape": "Renamed", "locationName": "x"})", "<item>1</item><item>2</item><x>3</x>"),
              R"({"L":["1","2"]})");
}

TEST(XmlReader, RepeatedElementsOfAWrappedListAreItsItems)
{
    EXPECT_EQ(read(R"("L": {"shape": "L"})", "<L>1</L><L>2</L>"), R"({"L":["1","2"]})");
}

TEST(XmlReader, OfRepeatedScalarsAndStructuresTheFirstCounts)
{
    EXPECT_EQ(read(R"("S": {"shape": "S"}, "X": {"shape": "Item"})", "<S>1</S><S>2</S><X><A>a</A></X><X><A>b</A></X>"),
              R"({"S":"1","X":{"A":"a"}})");
}

TEST(XmlReader, MapsWrappedAndFlat)
{
    EXPECT_EQ(read(R"("M": {"shape": "M"})", "<M><entry><key>a</key><value>1</value></entry>"
                                             "<entry><value>2</value><key>b</key></entry></M>"),
              R"({"M":{"a":1,"b":2}})");
    EXPECT_EQ(read(R"("M": {"shape": "FlatM"})", "<M><K>a</K><V>1</V></M><M><K>a</K><V>3</V></M>"), R"({"M":{"a":3}})");
    EXPECT_EQ(read(R"("M": {"shape": "FlatM"})", "<M><K>a</K><V>1</V></M>"), R"({"M":{"a":1}})");
    EXPECT_EQ(read(R"("M": {"shape": "M"})", "<M><entry><key>a</key><other/></entry></M>"),
              "error: Unable to parse the response's .M: unknown element 'other' in a map's entry");
    EXPECT_EQ(read(R"("M": {"shape": "M"})", "<M><entry><key>a</key></entry></M>"),
              "error: Unable to parse the response's .M: a map's entry without its value");
}

TEST(XmlReader, AttributesByPrefixAndName)
{
    const std::string member = R"("X": {"shape": "Item"})";
    EXPECT_EQ(read(member, "<X xmlns:xsi='u' xsi:type='Group'><A>a</A></X>"), R"({"X":{"A":"a","Kind":"Group"}})");
    EXPECT_EQ(read(member, "<X xmlns:q='u' q:type='Group'/>"), R"({"X":{"Kind":"Group"}})");
    EXPECT_EQ(read(member, "<X type='Group'/>"), R"({"X":{}})");
}

TEST(XmlReader, RecursiveShapesFollowTheDocument)
{
    EXPECT_EQ(read(R"("X": {"shape": "Item"})", "<X><Next><Next><A>a</A></Next></Next></X>"),
              R"({"X":{"Next":{"Next":{"A":"a"}}}})");
}

TEST(XmlReader, UnionsHaveOneMember)
{
    EXPECT_EQ(read(R"("U": {"shape": "U"})", "<U><B>b</B></U>"), R"({"U":{"B":"b"}})");
    EXPECT_EQ(read(R"("U": {"shape": "U"})", "<U><New/></U>"), R"({"U":{"SDK_UNKNOWN_MEMBER":{"name":"New"}}})");
    EXPECT_EQ(read(R"("U": {"shape": "U"})", "<U><A/><B/></U>"),
              "error: Unable to parse the response's .U: the union U must have exactly one member set");
    EXPECT_TRUE(read(R"("U": {"shape": "U"})", "<U/>").starts_with("error:"));
}

TEST(XmlReader, MembersOfHeadersAreNotReadFromTheBody)
{
    EXPECT_EQ(read(R"("H": {"shape": "S", "location": "header"}, "Q": {"shape": "S", "location": "querystring"})",
                   "<H>h</H><Q>q</Q>"),
              R"({"Q":"q"})");
}

TEST(XmlReader, UnshapedElementsBecomeMaps)
{
    const auto tree = XmlTree::parse("<r><a/><b> </b><c><d>1</d><d>2</d></c><e><f/></e><e/><g>1</g><g>2</g></r>");
    ASSERT_TRUE(tree.ok());
    EXPECT_EQ(writeJson(readXmlMap(tree->root()), JsonStyle::Line),
              R"({"a":null,"b":" ","c":{"d":{}},"e":{"f":null},"g":{}})");
}

} // namespace botoscope::protocol
