#include "core/protocol/json/json_serializer.h"

#include "core/protocol/small_service.h"

namespace botoscope::protocol {

namespace {

test::SmallService service(const std::string& more = {})
{
    test::SmallService small;
    small.metadata = R"("jsonVersion": "1.1", "targetPrefix": "Target_2014")" + more;
    small.shapes = R"("In": {"type": "structure", "members": {"When": {"shape": "T"}}}, "T": {"type": "timestamp"})";
    return small;
}

} // namespace

TEST(JsonSerializer, NamesTheOperationInAHeader)
{
    const auto request = test::serialize(service(), R"({"When": "1"})");
    ASSERT_TRUE(request);
    EXPECT_EQ(request->method, "POST");
    EXPECT_EQ(request->urlPath, "/");
    EXPECT_EQ(request->headers,
              (http::Headers{{"X-Amz-Target", "Target_2014.Op"}, {"Content-Type", "application/x-amz-json-1.1"}}));
    EXPECT_EQ(request->body.bytes(), R"({"When": 1})");
}

TEST(JsonSerializer, SendsAnObjectWithoutAnInput)
{
    test::SmallService small = service();
    small.input.clear();
    EXPECT_EQ(test::bodyOf(small, "{}"), "{}");
}

TEST(JsonSerializer, SaysThatItIsQueryCompatible)
{
    const auto request = test::serialize(service(R"(, "awsQueryCompatible": {})"), "{}");
    EXPECT_EQ(request->headers.get("x-amzn-query-mode"), "true");
}

TEST(JsonSerializer, WritesMillisecondsWhenAsked)
{
    const auto request = test::serialize(service(), test::json(R"({"When": 1.25})"), SerializerOptions{true});
    EXPECT_EQ(request->body.bytes(), R"({"When": 1.25})");
}

TEST(JsonSerializer, RefusesBadModelsAndDeepValues)
{
    test::SmallService small = service();
    small.metadata.clear();
    EXPECT_EQ(test::serialize(small, "{}").error().code, ErrorCode::ModelDefect);
    const auto deep = test::serialize(service(), Value::object({{"When", test::nestedLists(5000)}}));
    EXPECT_EQ(deep.error().code, ErrorCode::ParamValidation);
}

} // namespace botoscope::protocol
