#include "core/protocol/common/response_parts.h"

#include "core/protocol/small_response.h"

namespace botoscope::protocol {

using test::members;
using test::parse;
using test::SmallService;

namespace {
/// Members of headers read from these headers, in rest-json.
std::string read(const std::string& outMembers, http::Headers headers, int status = 200)
{
    SmallService small;
    small.protocol = "rest-json";
    small.shapes = R"("Out": {"type": "structure", "members": {)" + outMembers + R"(}},
        "S": {"type": "string"}, "I": {"type": "integer"}, "B": {"type": "boolean"}, "T": {"type": "timestamp"},
        "L": {"type": "list", "member": {"shape": "I"}}, "TL": {"type": "list", "member": {"shape": "T"}}, "SL": {"type": "list", "member": {"shape": "S"}},
        "M": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "S"}})";
    return members(parse(small, {"", status, std::move(headers)}));
}
} // namespace

TEST(ResponseParts, HeaderMembersAreSetWhereTheHeaderIsThere)
{
    const std::string outMembers = R"("A": {"shape": "S", "location": "header", "locationName": "x-a"},
        "B": {"shape": "B", "location": "header", "locationName": "x-b"},
        "C": {"shape": "I", "location": "header"}, "Code": {"shape": "I", "location": "statusCode"})";
    EXPECT_EQ(read(outMembers, {{"X-A", ""}, {"X-B", "True"}, {"c", "5"}}, 201),
              R"({"A":"","B":true,"C":5,"Code":201})");
    EXPECT_EQ(read(outMembers, {}), R"({"Code":200})");
    EXPECT_EQ(read(outMembers, {{"C", "x"}}), "error: Unable to parse the response's .C: 'x' is not an integer");
}

TEST(ResponseParts, ListsInHeadersAreSplitAtCommas)
{
    EXPECT_EQ(read(R"("L": {"shape": "L", "location": "header", "locationName": "x"})", {{"x", "1, 2"}, {"X", "3"}}),
              R"({"L":[1,2,3]})");
    EXPECT_EQ(read(R"("L": {"shape": "SL", "location": "header", "locationName": "x"})", {{"x", "a b,,"}}),
              R"({"L":["a b","",""]})");
    EXPECT_EQ(read(R"("L": {"shape": "SL", "location": "header", "locationName": "x"})", {{"x", ""}}), R"({"L":[""]})");
    EXPECT_EQ(read(R"("L": {"shape": "L", "location": "header", "locationName": "x"})", {{"x", "1,b"}}),
              "error: Unable to parse the response's .L[1]: 'b' is not an integer");
}

TEST(ResponseParts, TextsInListsMayStandInQuotes)
{
    const std::string member = R"("L": {"shape": "SL", "location": "header", "locationName": "x"})";
    EXPECT_EQ(read(member, {{"x", R"("a,b" , "\"c\\", d)"}}), R"({"L":["a,b","\"c\\","d"]})");
    EXPECT_EQ(read(member, {{"x", R"("")"}}), R"({"L":[""]})");
    // What is no quoted text stays as it is.
    EXPECT_EQ(read(member, {{"x", R"("a,b)"}}), R"({"L":["\"a","b"]})");
    EXPECT_EQ(read(member, {{"x", R"("a,b"c, "d" e)"}}), R"({"L":["\"a,b\"c","\"d\" e"]})");
    EXPECT_EQ(read(member, {{"x", R"(a"b,c")"}}), R"({"L":["a\"b","c\""]})");
}

TEST(ResponseParts, DatesInListsKeepTheirComma)
{
    const std::string member = R"("T": {"shape": "TL", "location": "header", "locationName": "x"})";
    EXPECT_EQ(
        read(member, {{"x", "Mon, 16 Dec 2019 23:48:18 GMT, Tue, 17 Dec 2019 23:48:18 GMT,2019-12-18T00:00:00Z"}}),
        R"({"T":["2019-12-16T23:48:18+00:00","2019-12-17T23:48:18+00:00","2019-12-18T00:00:00+00:00"]})");
    EXPECT_TRUE(read(member, {{"x", "Mon"}}).starts_with("error:"));
}

TEST(ResponseParts, PrefixHeadersKeepTheirSpellingBehindThePrefix)
{
    EXPECT_EQ(read(R"("M": {"shape": "M", "location": "headers", "locationName": "x-amz-meta-"})",
                   {{"X-Amz-Meta-Foo", "1"}, {"x-amz-meta-bar", "2"}, {"x-amz-met", "3"}}),
              R"({"M":{"Foo":"1","bar":"2"}})");
    EXPECT_EQ(read(R"("M": {"shape": "M", "location": "headers", "locationName": "p-"})", {}), R"({"M":{}})");
}

TEST(ResponseParts, JsonValueHeadersAreDecoded)
{
    const std::string member = R"("J": {"shape": "S", "location": "header", "locationName": "x", "jsonvalue": true})";
    EXPECT_EQ(read(member, {{"x", "eyJhIjpbMV19"}}), R"({"J":{"a":[1]}})");
    EXPECT_EQ(read(member, {{"x", "e30="}}), R"({"J":{}})");
    EXPECT_EQ(read(member, {{"x", "%%%%"}}),
              "error: Unable to parse the response's .J: the header is not base64 of JSON");
}

TEST(ResponseParts, ErrorCodesLoseNamespaceAndLink)
{
    EXPECT_EQ(trimErrorCode("Foo"), "Foo");
    EXPECT_EQ(trimErrorCode("a#b#Foo:http://x#y"), "Foo");
    EXPECT_EQ(trimErrorCode(":x"), "");
    EXPECT_EQ(trimErrorCode(""), "");
}

TEST(ResponseParts, RestMetadataComesFromOneOfTwoHeaders)
{
    EXPECT_EQ(writeJson(restMetadata({{"X-Amzn-RequestId", "a"}, {"x-amz-request-id", "b"}}), JsonStyle::Line),
              R"({"RequestId":"a"})");
    EXPECT_EQ(writeJson(restMetadata({{"x-amz-request-id", "b"}}), JsonStyle::Line),
              R"({"RequestId":"b","HostId":""})");
    EXPECT_EQ(writeJson(restMetadata({}), JsonStyle::Line), "{}");
}

TEST(ResponseParts, JoinsManyFieldsOfOneNameInReasonableTime)
{
    http::Headers headers;
    for (int i = 0; i < 200'000; ++i) {
        headers.add("x", "a");
    }
    EXPECT_EQ(headerValue(headers, "X")->size(), 600'000U - 2);
}

} // namespace botoscope::protocol
