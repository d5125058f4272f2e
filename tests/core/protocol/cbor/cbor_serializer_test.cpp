#include "core/protocol/cbor/cbor_serializer.h"

#include "core/protocol/small_service.h"

namespace botoscope::protocol {

namespace {

test::SmallService service()
{
    test::SmallService small;
    small.protocol = "smithy-rpc-v2-cbor";
    small.metadata = R"("targetPrefix": "Svc")";
    small.shapes = R"("In": {"type": "structure", "members": {"A": {"shape": "S"}}}, "S": {"type": "string"})";
    return small;
}

} // namespace

TEST(CborSerializer, PostsToTheOperationsPath)
{
    const auto request = test::serialize(service(), R"({"A": "x"})");
    ASSERT_TRUE(request);
    EXPECT_EQ(request->method, "POST");
    EXPECT_EQ(request->urlPath, "/service/Svc/operation/Op");
    EXPECT_EQ(request->headers, (http::Headers{{"smithy-protocol", "rpc-v2-cbor"},
                                               {"Accept", "application/cbor"},
                                               {"Content-Type", "application/cbor"}}));
    EXPECT_EQ(request->body.bytes(), "\xa1\x61\x41\x61x");
}

TEST(CborSerializer, SendsNoBodyWithoutAnInput)
{
    test::SmallService small = service();
    small.input.clear();
    const auto request = test::serialize(small, "{}");
    EXPECT_TRUE(request->body.empty());
    EXPECT_FALSE(request->headers.contains("Content-Type"));
    EXPECT_EQ(test::bodyOf(service(), "{}"), "\xa0");
}

TEST(CborSerializer, RefusesDeepValues)
{
    EXPECT_FALSE(test::serialize(service(), Value::object({{"A", test::nestedLists(5000)}})));
}

} // namespace botoscope::protocol
