#include "core/protocol/rest_json/rest_json_serializer.h"

#include "core/protocol/small_service.h"

namespace botoscope::protocol {

namespace {

test::SmallService withPayload(const std::string& target)
{
    test::SmallService small;
    small.protocol = "rest-json";
    small.shapes = R"("In": {"type": "structure", "payload": "Body", "members": {"Body": {"shape": "P"},
                       "Type": {"shape": "S", "location": "header", "locationName": "content-type"}}},
                      "S": {"type": "string"}, "P": )" +
                   target;
    return small;
}

const std::string structure = R"({"type": "structure", "members": {"A": {"shape": "S", "locationName": "a"}}})";

} // namespace

TEST(RestJsonSerializer, SendsAnEmptyObjectForUnsetBodyMembers)
{
    test::SmallService small;
    small.protocol = "rest-json";
    small.shapes = R"("In": {"type": "structure", "members": {"A": {"shape": "S"}}}, "S": {"type": "string"})";
    const auto request = test::serialize(small, "{}");
    EXPECT_EQ(request->body.bytes(), "{}");
    EXPECT_EQ(request->headers.get("Content-Type"), "application/json");
}

TEST(RestJsonSerializer, SendsNothingWhenAllMembersTravelElsewhere)
{
    test::SmallService small;
    small.protocol = "rest-json";
    small.shapes = R"("In": {"type": "structure", "members": {"A": {"shape": "S", "location": "header"}}},
                      "S": {"type": "string"})";
    const auto request = test::serialize(small, "{}");
    EXPECT_TRUE(request->body.empty());
    EXPECT_TRUE(request->headers.empty());
}

TEST(RestJsonSerializer, SendsAPayloadStructureAlone)
{
    EXPECT_EQ(test::bodyOf(withPayload(structure), R"({"Body": {"A": "x"}})"), R"({"a": "x"})");
    EXPECT_EQ(test::bodyOf(withPayload(structure), "{}"), "{}");
}

TEST(RestJsonSerializer, SendsBlobAndTextPayloadsAsTheyAre)
{
    const auto blob = test::serialize(withPayload(R"({"type": "blob"})"), Value::object({{"Body", Blob("\xff")}}));
    EXPECT_EQ(blob->body.bytes(), "\xff");
    EXPECT_TRUE(blob->headers.empty());
    EXPECT_EQ(test::bodyOf(withPayload(R"({"type": "string"})"), R"({"Body": "plain"})"), "plain");
    EXPECT_EQ(test::bodyOf(withPayload(R"({"type": "blob"})"), "{}"), "");
}

TEST(RestJsonSerializer, SendsADocumentPayloadItself)
{
    EXPECT_EQ(
        test::bodyOf(withPayload(R"({"type": "structure", "members": {}, "document": true})"), R"({"Body": [1, "x"]})"),
        R"([1, "x"])");
}

TEST(RestJsonSerializer, KeepsTheCallersContentType)
{
    const auto request = test::serialize(withPayload(structure), R"({"Type": "text/x", "Body": {}})");
    EXPECT_EQ(request->headers, (http::Headers{{"content-type", "text/x"}}));
}

TEST(RestJsonSerializer, ReportsAPayloadThatIsNoMember)
{
    test::SmallService small = withPayload(structure);
    small.shapes.replace(small.shapes.find("\"Body\", "), 6, "\"Nope\"");
    EXPECT_EQ(test::serialize(small, "{}").error().code, ErrorCode::ModelDefect);
}

} // namespace botoscope::protocol
