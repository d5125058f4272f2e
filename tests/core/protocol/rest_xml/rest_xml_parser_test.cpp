#include "core/protocol/rest_xml/rest_xml_parser.h"

#include "core/protocol/small_response.h"

namespace botoscope::protocol {

using test::members;
using test::metadata;
using test::parse;
using test::SmallService;
using test::whole;

namespace {
SmallService service(const std::string& outMembers)
{
    SmallService small;
    small.protocol = "rest-xml";
    small.shapes = R"("Out": {"type": "structure", "members": {)" + outMembers + R"(}}, "S": {"type": "string"},
        "Bad": {"type": "structure", "exception": true, "members": {"Reason": {"shape": "S"}}})";
    small.operation = R"("output": {"shape": "Out"}, "errors": [{"shape": "Bad"}])";
    return small;
}
} // namespace

TEST(RestXmlParser, AnEmptyBodyIsAnEmptyElement)
{
    EXPECT_EQ(members(parse(service(R"("A": {"shape": "S"})"), {""})), "{}");
}

TEST(RestXmlParser, GarbageIsAnErrorThatSaysWhere)
{
    const auto parsed = parse(service(R"("A": {"shape": "S"})"), {"<Out><A>x</B></Out>"});
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().code, ErrorCode::ResponseParser);
    EXPECT_EQ(parsed.error().get("line"), "1");
    EXPECT_EQ(parsed.error().message, "Unable to parse the response, invalid XML: mismatched tag (line 1, column 11)");
}

TEST(RestXmlParser, StorageErrorsKeepTheirIdsInTheMetadata)
{
    const std::string body = "<?xml version='1.0'?>\n<Error><Code>NoSuchKey</Code><Message/><Key>k</Key>"
                             "<RequestId>body-id</RequestId><HostId>body-host</HostId></Error>";
    const auto parsed = parse(service(""), {body, 404, {{"x-amz-request-id", "id"}, {"x-amz-id-2", "host"}}});
    EXPECT_EQ(members(parsed), R"({"Error":{"Code":"NoSuchKey","Message":null,"Key":"k"}})");
    EXPECT_EQ(metadata(parsed), R"({"RequestId":"id","HostId":"host","HTTPStatusCode":404,)"
                                R"("HTTPHeaders":{"x-amz-request-id":"id","x-amz-id-2":"host"}})");
}

TEST(RestXmlParser, ServiceErrorsComeInAnEnvelope)
{
    const std::string body = "<ErrorResponse xmlns='u'><Error><Type>Sender</Type><Code>Bad</Code><Reason>r</Reason>"
                             "</Error><RequestId>id</RequestId></ErrorResponse>";
    EXPECT_EQ(whole(parse(service(""), {body, 400})),
              R"({"Error":{"Message":"","Code":"Bad","Type":"Sender","Reason":"r"},)"
              R"("ResponseMetadata":{"RequestId":"id","HTTPStatusCode":400,"HTTPHeaders":{}},"Reason":"r"})");
}

TEST(RestXmlParser, ErrorsWithoutReadableXmlAreToldByTheStatus)
{
    for (const char* body : {"", "not found", "<Error>"}) {
        const auto parsed = parse(service(""), {body, 404, {{"x-amz-request-id", "id"}}});
        EXPECT_EQ(members(parsed), R"({"Error":{"Code":"404","Message":"Not Found"}})") << body;
        EXPECT_EQ((*parsed)["ResponseMetadata"]["RequestId"].toString(), "id");
        EXPECT_EQ((*parsed)["ResponseMetadata"]["HostId"].toString(), "");
    }
}

} // namespace botoscope::protocol
