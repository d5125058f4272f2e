#include "core/protocol/json/json_parser.h"

#include "core/protocol/event_stream/message.h"
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
    small.shapes = R"("Out": {"type": "structure", "members": {)" + outMembers + R"(}},
        "S": {"type": "string"}, "I": {"type": "integer"}, "L": {"type": "list", "member": {"shape": "S"}},
        "Bad": {"type": "structure", "exception": true, "error": {"code": "Ns.Bad"}, "members": {
            "Reason": {"shape": "S"}}},
        "Stream": {"type": "structure", "eventstream": true, "members": {"E": {"shape": "E"}}},
        "E": {"type": "structure", "event": true, "members": {}})";
    small.operation = R"("output": {"shape": "Out"}, "errors": [{"shape": "Bad"}])";
    return small;
}
} // namespace

TEST(JsonParser, MembersComeInModelOrderAndMetadataLast)
{
    const auto parsed = parse(service(R"("A": {"shape": "S"}, "B": {"shape": "S"})"),
                              {R"({"B": "b", "Other": 1, "A": "a"})", 200, {{"X-Amzn-RequestId", "id-1"}}});
    EXPECT_EQ(whole(parsed), R"({"A":"a","B":"b","ResponseMetadata":{"RequestId":"id-1","HTTPStatusCode":200,)"
                             R"("HTTPHeaders":{"x-amzn-requestid":"id-1"}}})");
}

TEST(JsonParser, ScalarsStayAsTheyCame)
{
    const auto small = service(R"("A": {"shape": "S"}, "N": {"shape": "I"})");
    EXPECT_EQ(members(parse(small, {R"({"A": 5, "N": "7"})"})), R"({"A":5,"N":"7"})");
    EXPECT_EQ(members(parse(small, {R"({"A": {"x": [1]}, "N": 1.5})"})), R"({"A":{"x":[1]},"N":1.5})");
}

TEST(JsonParser, EmptyAndGarbageBodiesAreAlmostEmptyResults)
{
    const auto small = service(R"("A": {"shape": "S"}, "message": {"shape": "S"})");
    EXPECT_EQ(members(parse(small, {""})), "{}");
    EXPECT_EQ(members(parse(small, {"<html>hi"})), R"({"message":"<html>hi"})");
    EXPECT_EQ(members(parse(small, {R"({"A": "a",})"})), R"({"message":"{\"A\": \"a\",}"})");
}

TEST(JsonParser, OperationsWithoutOutputGiveMetadataOnly)
{
    auto small = service("");
    small.operation = R"("documentation": "")";
    EXPECT_EQ(members(parse(small, {R"({"A": 1})"})), "{}");
}

TEST(JsonParser, ErrorCodesComeFromTypeElseFromHeaderOrCode)
{
    auto small = service("");
    small.shapes += R"(, "T": {"type": "structure", "exception": true, "members": {}},
        "C": {"type": "structure", "exception": true, "members": {}})";
    EXPECT_EQ(members(parse(small, {R"({"__type": "com.x#Bad:http://y", "message": "m"})", 400})),
              R"({"Error":{"Message":"m","Code":"Bad"}})");
    EXPECT_EQ(members(parse(small, {R"({"__type": "Y", "code": "C"})", 400, {{"x-amzn-errortype", "T"}}})),
              R"({"Error":{"Message":"","Code":"Y"}})");
    EXPECT_EQ(members(parse(small, {R"({"Message": "m", "code": "C"})", 400, {{"x-amzn-errortype", "ns#T:u"}}})),
              R"({"Error":{"Message":"m","Code":"T"}})");
    EXPECT_EQ(members(parse(small, {R"({"code": "ns#C"})", 400})), R"({"Error":{"Message":"","Code":"C"}})");
    EXPECT_EQ(members(parse(small, {R"({"code": "no error of the model"})", 400, {{"x-amzn-errortype", "null"}}})),
              R"({"Error":{"Message":"","Code":"400"}})");
    EXPECT_EQ(members(parse(small, {R"({"Message": "m"})", 400})), R"({"Error":{"Message":"m","Code":"400"}})");
    EXPECT_EQ(members(parse(small, {R"({"message": null, "__type": null})", 404})),
              R"({"Error":{"Message":null,"Code":""}})");
    EXPECT_EQ(members(parse(small, {"oops", 404})), R"({"Error":{"Message":"oops","Code":"404"}})");
}

TEST(JsonParser, ModeledErrorsMergeTheirMembers)
{
    EXPECT_EQ(members(parse(service(""), {R"({"__type": "Ns.Bad", "message": "m", "Reason": "r"})", 400})),
              R"({"Error":{"Message":"m","Code":"Ns.Bad"},"Reason":"r"})");
}

TEST(JsonParser, QueryErrorHeadersReplaceTheCode)
{
    const test::SmallResponse answer{R"({"__type": "x#New"})", 400, {{"x-amzn-query-error", "Old.Code;Sender"}}};
    EXPECT_EQ(members(parse(service(""), answer)),
              R"({"Error":{"Message":"","Code":"Old.Code","QueryErrorCode":"New","Type":"Sender"}})");
    for (const char* header : {"Old.Code", ";Sender", "a;b;c"}) {
        const test::SmallResponse odd{R"({"__type": "x#New"})", 400, {{"x-amzn-query-error", header}}};
        EXPECT_EQ(members(parse(service(""), odd)), R"({"Error":{"Message":"","Code":"New"}})") << header;
    }
}

TEST(JsonParser, EventStreamsStartWithAnInitialResponse)
{
    const auto small = service(R"("A": {"shape": "S"}, "Events": {"shape": "Stream"})");
    const auto frame = [](const char* type, const char* payload) {
        return encodeMessage({{{":message-type", EventHeaderType::String, "event"},
                               {":event-type", EventHeaderType::String, type}},
                              payload})
            .value();
    };
    const std::string event = frame("E", "{}");
    const auto parsed = parse(small, {frame("initial-response", R"({"A": "a"})") + event});
    ASSERT_TRUE(parsed.ok()) << parsed.error().message;
    EXPECT_EQ((*parsed)["A"].toString(), "a");
    EXPECT_EQ((*parsed)["Events"].toBlob().view(), event);
    for (const std::string& body : {event, std::string(), std::string("garbage, long enough")}) {
        const auto refused = parse(small, {body});
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.error().code, ErrorCode::ResponseParser);
    }
}

TEST(JsonParser, BodiesThatAreNoStructureAreErrors)
{
    for (const char* body : {"null", "[]", "\"text\"", "7", "true"}) {
        const auto parsed = parse(service(R"("A": {"shape": "S"})"), {body});
        ASSERT_FALSE(parsed.ok()) << body;
        EXPECT_EQ(parsed.error().code, ErrorCode::ResponseParser);
    }
    EXPECT_EQ(metadata(parse(service(""), {"[]", 400})), R"({"HTTPStatusCode":400,"HTTPHeaders":{}})");
}

} // namespace botoscope::protocol
