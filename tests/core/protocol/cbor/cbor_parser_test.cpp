#include "core/protocol/cbor/cbor_parser.h"

#include "core/base/encoding.h"
#include "core/protocol/small_response.h"

namespace botoscope::protocol {

using test::members;
using test::metadata;
using test::parse;
using test::SmallService;

namespace {
SmallService service()
{
    SmallService small;
    small.protocol = "smithy-rpc-v2-cbor";
    small.shapes = R"("Out": {"type": "structure", "members": {"a": {"shape": "S"}, "b": {"shape": "Items"},
            "u": {"shape": "U"}}},
        "S": {"type": "string"}, "Items": {"type": "list", "member": {"shape": "Item"}},
        "Item": {"type": "structure", "members": {"x": {"shape": "S", "locationName": "other"}}},
        "U": {"type": "structure", "union": true, "members": {"x": {"shape": "S"}}},
        "Bad": {"type": "structure", "exception": true, "members": {"message": {"shape": "S"}}})";
    small.operation = R"("output": {"shape": "Out"}, "errors": [{"shape": "Bad"}])";
    return small;
}

std::string fromHex(std::string_view hex)
{
    return hexDecode(hex).value();
}
} // namespace

TEST(CborParser, StructuresKeepKnownMembersInModelOrder)
{
    // {"b": [{"x": "1", "y": 2}, null], "z": 1, "a": "s"}
    const std::string body = fromHex("a3616282a2617861316179"
                                     "02f6617a016161"
                                     "6173");
    EXPECT_EQ(members(parse(service(), {body})), R"({"a":"s","b":[{"x":"1"},null]})");
}

TEST(CborParser, EntriesThatAreNullCountAsAbsent)
{
    // {"a": null, "b": [{"x": null}]}, and a union {"x": null, "__type": "t"}
    EXPECT_EQ(members(parse(service(), {fromHex("a26161f6616281a16178f6")})), R"({"b":[{}]})");
    EXPECT_FALSE(parse(service(), {fromHex("a16175a26178f6665f5f747970656174")}).ok());
    EXPECT_EQ(members(parse(service(), {fromHex("a1665f5f74797065f6"), 404})),
              R"({"Error":{"Message":"","Code":"404"}})");
}

TEST(CborParser, UnionsMustHaveOneMemberAndUnknownOnesAreEmpty)
{
    EXPECT_EQ(members(parse(service(), {fromHex("a16175a1617901")})), R"({"u":{}})");
    EXPECT_EQ(members(parse(service(), {fromHex("a16175a0")})),
              "error: Unable to parse the response's .u: the union U must have exactly one member set, it has 0");
}

TEST(CborParser, WrongKindsAreErrors)
{
    EXPECT_EQ(members(parse(service(), {fromHex("a1616201")})),
              "error: Unable to parse the response's .b: expected an array");
    EXPECT_EQ(members(parse(service(), {fromHex("a161628101")})),
              "error: Unable to parse the response's .b[0]: expected a map");
    EXPECT_EQ(members(parse(service(), {fromHex("01")})), "error: Unable to parse the response: expected a map");
}

TEST(CborParser, AnEmptyBodyIsAnEmptyStructure)
{
    const auto parsed = parse(service(), {"", 200, {{"x-amzn-requestid", "id"}}});
    EXPECT_EQ(members(parsed), "{}");
    EXPECT_EQ((*parsed)["ResponseMetadata"]["RequestId"].toString(), "id");
    EXPECT_EQ(members(parse(service(), {"", 404})), R"({"Error":{"Message":"","Code":"404"}})");
}

TEST(CborParser, ErrorsComeFromTheBody)
{
    // {"__type": "a#Bad", "message": "m"}
    const std::string body = fromHex("a2665f5f747970656561234261646"
                                     "76d657373616765616d");
    EXPECT_EQ(members(parse(service(), {body, 400})), R"({"Error":{"Message":"m","Code":"Bad"},"message":"m"})");
    EXPECT_EQ(members(parse(service(), {body, 400, {{"x-amzn-query-error", "Old;Sender"}}})),
              R"({"Error":{"Message":"m","Code":"Old","QueryErrorCode":"Bad","Type":"Sender"}})");
}

} // namespace botoscope::protocol
