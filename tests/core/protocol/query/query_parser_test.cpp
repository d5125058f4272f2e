#include "core/protocol/query/query_parser.h"

#include "core/protocol/small_response.h"

namespace botoscope::protocol {

using test::members;
using test::parse;
using test::SmallService;
using test::whole;

namespace {
SmallService service()
{
    SmallService small;
    small.protocol = "query";
    small.shapes = R"("Out": {"type": "structure", "members": {"A": {"shape": "S"}}}, "S": {"type": "string"},
        "Bad": {"type": "structure", "exception": true, "error": {"code": "Bad.Code"},
                "members": {"Reason": {"shape": "S"}}})";
    small.operation = R"("output": {"shape": "Out", "resultWrapper": "OpResult"}, "errors": [{"shape": "Bad"}])";
    return small;
}
} // namespace

TEST(QueryParser, ResultsStandInTheirWrapper)
{
    const std::string body = "<OpResponse xmlns='urn:x'><OpResult><A>a</A></OpResult><ResponseMetadata>"
                             "<RequestId>id</RequestId><Empty/></ResponseMetadata></OpResponse>";
    EXPECT_EQ(whole(parse(service(), {body})), R"({"A":"a","ResponseMetadata":{"RequestId":"id","Empty":null,)"
                                               R"("HTTPStatusCode":200,"HTTPHeaders":{}}})");
}

TEST(QueryParser, AMissingWrapperIsAnError)
{
    const auto parsed = parse(service(), {"<OpResponse><A>a</A></OpResponse>"});
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().code, ErrorCode::ResponseParser);
    EXPECT_EQ(parsed.error().get("element"), "OpResult");
    EXPECT_FALSE(parse(service(), {""}).ok());
    EXPECT_FALSE(parse(service(), {"{}"}).ok());
}

TEST(QueryParser, ErrorsBecomeTheResult)
{
    const std::string body = "<ErrorResponse><Error><Type>Sender</Type><Code>Bad.Code</Code><Message>m</Message>"
                             "<Reason>r</Reason></Error><RequestId>id</RequestId></ErrorResponse>";
    EXPECT_EQ(whole(parse(service(), {body, 400})),
              R"({"Error":{"Type":"Sender","Code":"Bad.Code","Message":"m","Reason":"r"},)"
              R"("ResponseMetadata":{"RequestId":"id","HTTPStatusCode":400,"HTTPHeaders":{}},"Reason":"r"})");
}

TEST(QueryParser, ListsOfErrorsAreLifted)
{
    const std::string body =
        "<Response><Errors><Error><Code>C</Code></Error></Errors><RequestId>id</RequestId></Response>";
    EXPECT_EQ(members(parse(service(), {body, 400})), R"({"Error":{"Code":"C"}})");
    EXPECT_FALSE(parse(service(), {"no xml", 400}).ok());
}

} // namespace botoscope::protocol
