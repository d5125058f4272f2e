#include "core/protocol/rest_xml/rest_xml_serializer.h"

#include "core/protocol/small_service.h"

namespace botoscope::protocol {

namespace {

test::SmallService service()
{
    test::SmallService small;
    small.protocol = "rest-xml";
    small.input = R"({"shape": "In", "locationName": "Request", "xmlNamespace": {"uri": "https://x/"}})";
    small.shapes = R"("In": {"type": "structure", "members": {"A": {"shape": "S"},
                       "H": {"shape": "S", "location": "header"}}}, "S": {"type": "string"})";
    return small;
}

} // namespace

TEST(RestXmlSerializer, NamesTheRootByTheInput)
{
    const auto request = test::serialize(service(), R"({"A": "x", "H": "h"})");
    EXPECT_EQ(request->body.bytes(), R"(<Request xmlns="https://x/"><A>x</A></Request>)");
    EXPECT_EQ(request->headers, (http::Headers{{"H", "h"}}));
}

TEST(RestXmlSerializer, SendsNothingForUnsetBodyMembers)
{
    EXPECT_EQ(test::bodyOf(service(), R"({"H": "h"})"), "");
}

TEST(RestXmlSerializer, SendsAPayloadMemberAlone)
{
    test::SmallService small = service();
    small.shapes = R"("In": {"type": "structure", "payload": "P", "members": {"P": {"shape": "P",
                       "locationName": "Root", "xmlNamespace": {"uri": "u", "prefix": "p"}}}},
                      "P": {"type": "structure", "members": {}})";
    EXPECT_EQ(test::bodyOf(small, R"({"P": {}})"), R"(<Root xmlns:p="u" />)");
    EXPECT_EQ(test::bodyOf(small, "{}"), "");
}

} // namespace botoscope::protocol
