#include "core/protocol/parser.h"

#include "core/protocol/small_response.h"

namespace botoscope::protocol {

using test::members;
using test::metadata;
using test::parse;
using test::SmallService;
using test::whole;

namespace {
const char* const allProtocols[] = {"json", "rest-json", "rest-xml", "smithy-rpc-v2-cbor", "query", "ec2"};

SmallService service(const char* protocol)
{
    SmallService small;
    small.protocol = protocol;
    small.shapes = R"("Out": {"type": "structure", "members": {"A": {"shape": "S"}}}, "S": {"type": "string"})";
    return small;
}
} // namespace

TEST(Parser, GenericServerErrorsAreToldByTheirStatus)
{
    for (const char* protocol : allProtocols) {
        for (const char* body : {"", " \r\n", "<html><body>Bad Gateway</body></html>", "\n <html>"}) {
            EXPECT_EQ(whole(parse(service(protocol), {body, 502, {{"Via", "p"}}})),
                      R"({"Error":{"Code":"502","Message":"Bad Gateway"},)"
                      R"("ResponseMetadata":{"HTTPStatusCode":502,"HTTPHeaders":{"via":"p"}}})")
                << protocol;
        }
    }
}

TEST(Parser, ServerErrorsWithoutABodyMayBeNamedInAHeader)
{
    for (const char* protocol : {"json", "rest-json"}) {
        SmallService small = service(protocol);
        small.shapes += R"(, "Bad": {"type": "structure", "members": {}, "exception": true})";
        EXPECT_EQ(members(parse(small, {"", 500, {{"X-Amzn-Errortype", "ns#Bad:http://x"}}})),
                  R"({"Error":{"Code":"Bad","Message":""}})");
        EXPECT_EQ(members(parse(small, {"", 500, {{"X-Amzn-Errortype", "<b>none of the model's</b>"}}})),
                  R"({"Error":{"Code":"500","Message":"Internal Server Error"}})");
    }
}

TEST(Parser, Status300IsParsedAsSuccessAndErrorsStartAt301)
{
    EXPECT_EQ(members(parse(service("json"), {R"({"A": "a"})", 300})), R"({"A":"a"})");
    EXPECT_EQ(members(parse(service("json"), {R"({"message": "a"})", 301})),
              R"({"Error":{"Message":"a","Code":"301"}})");
    EXPECT_EQ(members(parse(service("rest-xml"), {"", 304})), R"({"Error":{"Code":"304","Message":"Not Modified"}})");
}

TEST(Parser, HeadersComeLowerCasedAndRepeatedOnesJoined)
{
    const auto parsed = parse(service("json"), {"{}", 200, {{"X-B", "1"}, {"x-A", "2"}, {"X-b", "3"}}});
    EXPECT_EQ(metadata(parsed), R"({"HTTPStatusCode":200,"HTTPHeaders":{"x-b":"1, 3","x-a":"2"}})");
}

TEST(Parser, AnswersWithoutABodyDoNotCrash)
{
    for (const char* protocol : allProtocols) {
        auto small = service(protocol);
        small.input.clear();
        small.operation = R"("output": {"shape": "Out"})";
        const auto built = test::build(small);
        const auto parser = makeParser(built->resolvedProtocol().value(), *built);
        for (const int status : {200, 400, 500}) {
            http::Response response;
            response.status = status;
            const auto parsed = parseResponse(**parser, response, *built->operation("Op"));
            EXPECT_TRUE(parsed.ok() || parsed.error().code == ErrorCode::ResponseParser) << protocol << status;
        }
    }
}

TEST(Parser, GarbageIsNeverACrashInAnyProtocol)
{
    const std::string bodies[] = {std::string("\0\0\0\0", 4),
                                  "\xff\xfe",
                                  "{",
                                  "<a",
                                  "<a><b></a>",
                                  "[[[[",
                                  "\xbf\x61\x41",
                                  "\x9b\x7f\xff\xff\xff\xff\xff\xff\xff",
                                  "<A>",
                                  "{\"A\":",
                                  std::string(5000, '['),
                                  std::string(5000, '\x81')};
    for (const char* protocol : allProtocols) {
        for (const std::string& body : bodies) {
            for (const int status : {200, 403, 500}) {
                const auto parsed = parse(service(protocol), {body, status});
                EXPECT_TRUE(parsed.ok() || parsed.error().code == ErrorCode::ResponseParser) << protocol << body;
            }
        }
    }
}

} // namespace botoscope::protocol
