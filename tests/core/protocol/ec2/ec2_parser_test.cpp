#include "core/protocol/ec2/ec2_parser.h"

#include "core/protocol/small_response.h"

namespace botoscope::protocol {

using test::parse;
using test::SmallService;
using test::whole;

namespace {
SmallService service()
{
    SmallService small;
    small.protocol = "ec2";
    small.shapes = R"("Out": {"type": "structure", "members": {"A": {"shape": "S", "locationName": "a"}}},
        "S": {"type": "string"},
        "Bad": {"type": "structure", "exception": true, "members": {"Reason": {"shape": "S"}}})";
    small.operation = R"("output": {"shape": "Out"}, "errors": [{"shape": "Bad"}])";
    return small;
}
} // namespace

TEST(Ec2Parser, ResultsHaveNoWrapperAndARequestId)
{
    EXPECT_EQ(whole(parse(service(), {"<OpResponse><requestId>id</requestId><a>x</a></OpResponse>"})),
              R"({"A":"x","ResponseMetadata":{"RequestId":"id","HTTPStatusCode":200,"HTTPHeaders":{}}})");
}

TEST(Ec2Parser, ErrorsAreLiftedAndTheirShapesReadBelowErrors)
{
    const std::string body = "<Response><Errors><Error><Code>Bad</Code><Message>m</Message><Reason>r</Reason></Error>"
                             "</Errors><RequestID>id</RequestID></Response>";
    EXPECT_EQ(whole(parse(service(), {body, 400})),
              R"({"Error":{"Code":"Bad","Message":"m","Reason":"r"},)"
              R"("ResponseMetadata":{"RequestId":"id","HTTPStatusCode":400,"HTTPHeaders":{}},"Reason":"r"})");
}

} // namespace botoscope::protocol
