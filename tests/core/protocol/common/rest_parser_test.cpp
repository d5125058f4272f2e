#include "core/protocol/common/rest_parser.h"

#include "core/protocol/small_response.h"

namespace botoscope::protocol {

using test::members;
using test::parse;
using test::SmallService;
using test::whole;

namespace {
SmallService service(const char* protocol, const std::string& payload)
{
    SmallService small;
    small.protocol = protocol;
    small.shapes = R"("Out": {"type": "structure", "payload": "P", "members": {
            "H": {"shape": "S", "location": "header", "locationName": "x-h"}, "P": {"shape": ")" +
                   payload + R"("}}},
        "S": {"type": "string"}, "Raw": {"type": "blob"},
        "Item": {"type": "structure", "members": {"A": {"shape": "S"}}},
        "Choice": {"type": "structure", "union": true, "members": {"A": {"shape": "S"}}},
        "Stream": {"type": "structure", "eventstream": true, "members": {}})";
    return small;
}
} // namespace

TEST(RestParser, PayloadsAreTheWholeBody)
{
    for (const char* protocol : {"rest-json", "rest-xml"}) {
        const auto bytes = parse(service(protocol, "Raw"), {std::string("\xff\0x", 3), 200, {{"X-H", "h"}}});
        ASSERT_TRUE(bytes.ok());
        EXPECT_EQ((*bytes)["P"].toBlob().view(), std::string_view("\xff\0x", 3));
        EXPECT_EQ((*bytes)["H"].toString(), "h");
        EXPECT_EQ(members(parse(service(protocol, "S"), {"{text}"})), R"({"P":"{text}"})");
        EXPECT_FALSE(parse(service(protocol, "S"), {"\xff"}).ok());
        EXPECT_TRUE((*parse(service(protocol, "Stream"), {"frames"}))["P"].isBlob());
    }
    EXPECT_EQ(members(parse(service("rest-json", "Item"), {R"({"A": "a"})"})), R"({"P":{"A":"a"}})");
    EXPECT_EQ(members(parse(service("rest-xml", "Item"), {"<Item><A>a</A></Item>"})), R"({"P":{"A":"a"}})");
    EXPECT_EQ(members(parse(service("rest-xml", "Item"), {""})), R"({"P":{}})");
}

TEST(RestParser, UnionsWithoutABodyAreNotSet)
{
    for (const char* protocol : {"rest-json", "rest-xml"}) {
        EXPECT_EQ(members(parse(service(protocol, "Choice"), {"", 200, {{"X-H", "h"}}})), R"({"H":"h"})");
    }
    EXPECT_EQ(members(parse(service("rest-json", "Choice"), {R"({"A": "a"})"})), R"({"P":{"A":"a"}})");
    EXPECT_FALSE(parse(service("rest-json", "Choice"), {"{}"}).ok());
}

TEST(RestParser, MetadataComesFirst)
{
    EXPECT_EQ(whole(parse(service("rest-json", "S"), {"t", 200, {{"x-h", "h"}, {"x-amzn-requestid", "id"}}})),
              R"({"ResponseMetadata":{"RequestId":"id","HTTPStatusCode":200,)"
              R"("HTTPHeaders":{"x-h":"h","x-amzn-requestid":"id"}},"H":"h","P":"t"})");
}

} // namespace botoscope::protocol
