#include "core/protocol/lost_body.h"

#include "core/protocol/small_response.h"

namespace botoscope::protocol {

namespace {

const char* const shapes = R"("S": {"type": "string"}, "Inner": {"type": "structure", "members": {"A": {"shape": "S"}}},
    "Blob": {"type": "blob"})";

/// What is said of an answer; "" for nothing. out: the output's shape.
std::string said(const char* protocol, const std::string& out, const test::SmallResponse& answer)
{
    test::SmallService small;
    small.protocol = protocol;
    small.shapes = R"("Out": )" + out + ", " + shapes;
    small.operation = R"("output": {"shape": "Out"})";
    small.input.clear();
    const auto service = test::build(small);
    const auto parser = makeParser(service->resolvedProtocol().value(), *service);
    const http::Response response = test::toResponse(answer);
    const auto parsed = parseResponse(*parser.value(), response, *service->operation("Op"));
    EXPECT_TRUE(parsed.ok());
    const auto lost = lostBody(response, *service->operation("Op"), *parsed);
    return lost ? lost->message : "";
}

const char* const plain = R"({"type": "structure", "members": {"A": {"shape": "S"}}})";
const char* const withMessage = R"({"type": "structure", "members": {"message": {"shape": "S"}}})";
const char* const withHeader =
    R"({"type": "structure", "members": {"A": {"shape": "S"},
        "H": {"shape": "S", "location": "header", "locationName": "x-h"}}})";
const char* const withPayload = R"({"type": "structure", "payload": "P", "members": {"P": {"shape": "Inner"}}})";
const char* const withBlob = R"({"type": "structure", "payload": "P", "members": {"P": {"shape": "Blob"}}})";

} // namespace

TEST(LostBody, TellsOfJsonThatIsCutShort)
{
    for (const char* protocol : {"json", "rest-json"}) {
        const std::string words = said(protocol, plain, {R"({"A": "b)"});
        EXPECT_NE(words.find("status 200 is not valid JSON"), std::string::npos) << protocol << words;
        EXPECT_NE(words.find("at byte"), std::string::npos) << protocol << words;
    }
}

TEST(LostBody, IsSilentAboutGoodAnswers)
{
    EXPECT_EQ(said("json", plain, {R"({"A": "b"})"}), "");
    EXPECT_EQ(said("json", plain, {R"({"Unknown": 1})"}), "");
    EXPECT_EQ(said("json", plain, {"{}"}), "");
    EXPECT_EQ(said("json", plain, {""}), "");
}

TEST(LostBody, KnowsAMessageThatIsTheWholeBody)
{
    EXPECT_NE(said("json", withMessage, {"oops"}), "");
    EXPECT_EQ(said("json", withMessage, {R"({"message": "oops"})"}), "");
}

TEST(LostBody, DoesNotTakeHeadersForTheBody)
{
    EXPECT_NE(said("rest-json", withHeader, {"<oops>", 200, {{"x-h", "v"}}}), "");
}

TEST(LostBody, LooksIntoThePayload)
{
    EXPECT_NE(said("rest-json", withPayload, {R"({"A")"}), "");
    EXPECT_EQ(said("rest-json", withPayload, {R"({"A": "b"})"}), "");
}

TEST(LostBody, LeavesBytesAndRefusalsAlone)
{
    EXPECT_EQ(said("rest-json", withBlob, {"no JSON at all"}), "");
    EXPECT_EQ(said("json", plain, {"oops", 400}), "");
}

} // namespace botoscope::protocol
