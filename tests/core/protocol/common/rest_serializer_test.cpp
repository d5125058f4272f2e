#include "core/protocol/common/rest_serializer.h"

#include "core/protocol/small_service.h"

namespace botoscope::protocol {

namespace {

test::SmallService service(const std::string& uri = "/{Bucket}/{Key+}?v=1")
{
    test::SmallService small;
    small.protocol = "rest-json";
    small.http = R"({"method": "PUT", "requestUri": ")" + uri + "\"}";
    small.shapes = R"(
        "In": {"type": "structure", "members": {
            "Bucket": {"shape": "S", "location": "uri"}, "Key": {"shape": "S", "location": "uri"},
            "Count": {"shape": "I", "location": "uri"},
            "Filter": {"shape": "S", "location": "querystring", "locationName": "filter"},
            "Since": {"shape": "T", "location": "querystring"}, "On": {"shape": "B", "location": "querystring"},
            "Ids": {"shape": "L", "location": "querystring", "locationName": "id"},
            "Any": {"shape": "M", "location": "querystring"}, "Anys": {"shape": "ML", "location": "querystring"},
            "Token": {"shape": "S", "location": "header", "locationName": "X-Token"},
            "List": {"shape": "L", "location": "header", "locationName": "X-List"},
            "Meta": {"shape": "M", "location": "headers", "locationName": "x-meta-"},
            "Text": {"shape": "S"}}},
        "S": {"type": "string"}, "I": {"type": "integer"}, "T": {"type": "timestamp"}, "B": {"type": "boolean"},
        "L": {"type": "list", "member": {"shape": "S"}},
        "M": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "S"}},
        "ML": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "L"}})";
    return small;
}

http::RequestDict requestOf(const char* params, const std::string& uri = "/")
{
    return test::serialize(service(uri), params).value();
}

} // namespace

TEST(RestSerializer, FillsTheUri)
{
    const auto request = requestOf(R"({"Bucket": "a/b ~:", "Key": "x/y z~+"})", "/{Bucket}/{Key+}?v=1");
    EXPECT_EQ(request.method, "PUT");
    EXPECT_EQ(request.urlPath, "/a%2Fb%20~%3A/x/y%20z~%2B?v=1");
    EXPECT_EQ(requestOf(R"({"Count": 3})", "/{Count}").urlPath, "/3");
}

TEST(RestSerializer, NeedsEveryUriLabel)
{
    EXPECT_EQ(test::serialize(service(), R"({"Bucket": "b"})").error().code, ErrorCode::ParamValidation);
    EXPECT_EQ(test::serialize(service(), R"({"Bucket": "b", "Key": null})").error().code, ErrorCode::ParamValidation);
}

TEST(RestSerializer, FillsTheQueryString)
{
    const auto request = requestOf(R"({"Filter": "a&b", "Since": 0, "On": true, "Ids": ["1", "2"],
                                       "Any": {"filter": "late", "x": "y"}, "Anys": {"z": ["p", "q"]}})");
    EXPECT_EQ(request.query, (http::Parameters{{"filter", "late"},
                                               {"Since", "1970-01-01T00:00:00Z"},
                                               {"On", "true"},
                                               {"id", "1"},
                                               {"id", "2"},
                                               {"x", "y"},
                                               {"z", "p"},
                                               {"z", "q"}}));
}

TEST(RestSerializer, KeepsTheMarkOfAnEmptyQuery)
{
    EXPECT_TRUE(requestOf(R"({"Ids": []})").bareQuery);
    EXPECT_FALSE(requestOf(R"({"Text": "x"})").bareQuery);
}

TEST(RestSerializer, FillsHeaders)
{
    const auto request = requestOf(R"({"Token": "", "List": [], "Meta": {"A": "1", "b": "2"}, "Filter": null})");
    EXPECT_EQ(
        request.headers,
        (http::Headers{{"X-Token", ""}, {"x-meta-A", "1"}, {"x-meta-b", "2"}, {"Content-Type", "application/json"}}));
    EXPECT_TRUE(request.query.empty());
}

TEST(RestSerializer, LeavesEverythingElseToTheBody)
{
    EXPECT_EQ(requestOf(R"({"Text": "t", "Token": "x"})").body.bytes(), R"({"Text": "t"})");
}

TEST(RestSerializer, UsesTheUriAsItIsWithoutAnInput)
{
    test::SmallService small = service("/plain?x");
    small.input.clear();
    const auto request = test::serialize(small, "{}");
    EXPECT_EQ(request->urlPath, "/plain?x");
    EXPECT_TRUE(request->body.empty());
    EXPECT_TRUE(request->headers.empty());
}

TEST(RestSerializer, RendersTheAuthPath)
{
    test::SmallService small = service();
    small.http = R"({"method": "GET", "requestUri": "/{Key+}", "authPath": "/{Bucket}/{Key+}"})";
    EXPECT_EQ(test::serialize(small, R"({"Bucket": "b", "Key": "k/l"})")->authPath, "/b/k/l");
}

TEST(RestSerializer, RefusesWhatDoesNotFit)
{
    EXPECT_FALSE(test::serialize(service("/"), "[]"));
    EXPECT_FALSE(test::serialize(service("/"), R"({"Odd": 1})"));
    EXPECT_FALSE(test::serialize(service("/"), R"({"Ids": "1"})"));
    EXPECT_FALSE(test::serialize(service("/"), R"({"Meta": "1"})"));
    EXPECT_FALSE(test::serialize(service("/"), Value::object({{"Text", test::nestedLists(5000)}})));
}

} // namespace botoscope::protocol
