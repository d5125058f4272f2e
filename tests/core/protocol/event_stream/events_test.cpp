#include "core/protocol/event_stream/events.h"

#include "core/protocol/small_response.h"

namespace botoscope::protocol {

namespace {
constexpr const char* shapes = R"("Stream": {"type": "structure", "eventstream": true, "members": {
        "Text": {"shape": "Text"}, "Bytes": {"shape": "Bytes"}, "Whole": {"shape": "Whole"}, "Oops": {"shape": "Oops"}}},
    "Text": {"type": "structure", "event": true, "members": {
        "at": {"shape": "T", "eventheader": true}, "n": {"shape": "I", "eventheader": true},
        "body": {"shape": "S", "eventpayload": true}}},
    "Bytes": {"type": "structure", "event": true, "members": {"body": {"shape": "Raw", "eventpayload": true}}},
    "Whole": {"type": "structure", "event": true, "members": {
        "a": {"shape": "S"}, "d": {"shape": "D"}, "h": {"shape": "S", "eventheader": true}}},
    "Oops": {"type": "structure", "exception": true, "members": {"message": {"shape": "S"}}},
    "S": {"type": "string"}, "I": {"type": "integer"}, "T": {"type": "timestamp"}, "Raw": {"type": "blob"}, "D": {"type": "double"},
    "Out": {"type": "structure", "members": {}})";

EventHeader text(std::string name, const char* value)
{
    return {std::move(name), EventHeaderType::String, value};
}

EventMessage event(const char* type, std::vector<EventHeader> headers, std::string payload)
{
    headers.insert(headers.begin(), {text(":message-type", "event"), text(":event-type", type)});
    return {std::move(headers), std::move(payload)};
}

std::shared_ptr<const model::ServiceModel> buildService()
{
    test::SmallService small;
    small.protocol = "rest-json";
    small.shapes = shapes;
    small.input.clear();
    return test::build(small);
}

struct Fixture {
    std::shared_ptr<const model::ServiceModel> service = buildService();
    std::unique_ptr<Parser> parser = makeParser(model::Protocol::RestJson, *service).value();

    std::string operator()(const EventMessage& message) const
    {
        const auto parsed = parseEvent(*parser, message, *service->shape("Stream"));
        if (!parsed) {
            return "error: " + parsed.error().message;
        }
        return *parsed ? ((*parsed)->isError ? "! " : "") + writeJson((*parsed)->value, JsonStyle::Line) : "dropped";
    }
};
} // namespace

TEST(Events, MembersComeFromHeadersAndPayload)
{
    const Fixture read;
    const EventHeader at{"at", EventHeaderType::Timestamp, Value(std::int64_t{1700000000500})};
    EXPECT_EQ(read(event("Text", {at, {"n", EventHeaderType::Byte, 5}}, "hi")),
              R"({"Text":{"at":"2023-11-14T22:13:20.500000+00:00","n":5,"body":"hi"}})");
    EXPECT_EQ(read(event("Bytes", {}, "\xff")), R"({"Bytes":{"body":"/w=="}})");
    EXPECT_EQ(read(event("Whole", {text("h", "x")}, R"({"a": "1"})")), R"({"Whole":{"h":"x","a":"1"}})");
    EXPECT_EQ(read(event("Whole", {}, "")), R"({"Whole":{}})");
}

TEST(Events, NumbersStayAsTheyCameWhateverTheModelSays)
{
    EXPECT_EQ(Fixture()(event("Whole", {}, R"({"d": 100})")), R"({"Whole":{"d":100}})");
    EXPECT_EQ(Fixture()(event("Whole", {}, R"({"d": "1.5"})")), R"({"Whole":{"d":"1.5"}})");
}

TEST(Events, UnknownEventsAreDropped)
{
    EXPECT_EQ(Fixture()(event("New", {}, "{}")), "dropped");
    EXPECT_EQ(Fixture()(event("initial-response", {}, "{}")), "dropped");
}

TEST(Events, ExceptionsAndErrorsEndTheStream)
{
    const Fixture read;
    EXPECT_EQ(read({{text(":message-type", "exception"), text(":exception-type", "Oops")}, R"({"message": "m"})"}),
              R"(! {"Error":{"Code":"Oops","Message":"m"}})");
    EXPECT_EQ(read({{text(":message-type", "error"), text(":error-code", "C"), text(":error-message", "m")}, ""}),
              R"(! {"Error":{"Code":"C","Message":"m"}})");
    EXPECT_EQ(read({{text(":message-type", "exception"), text(":exception-type", "New")}, "{}"}),
              R"(! {"Error":{"Code":"","Message":""}})");
}

TEST(Events, MalformedMessagesAreRefused)
{
    const Fixture read;
    EXPECT_TRUE(read({{text(":event-type", "Text")}, ""}).starts_with("error:"));
    EXPECT_TRUE(read({{text(":message-type", "event")}, ""}).starts_with("error:"));
    EXPECT_TRUE(read(event("Text", {}, "\xff")).starts_with("error:"));
    const EventHeader late{"at", EventHeaderType::Timestamp, Value(INT64_MAX)};
    EXPECT_TRUE(read(event("Text", {late}, "")).starts_with("error:"));
}

TEST(Events, AStreamIsReadToItsEndOrItsError)
{
    const Fixture fixture;
    const model::Shape& stream = *fixture.service->shape("Stream");
    const std::string good = encodeMessage(event("Bytes", {}, "1")).value();
    const std::string bad = encodeMessage({{text(":message-type", "error"), text(":error-code", "C")}, ""}).value();
    const auto all =
        parseEvents(*fixture.parser, good + encodeMessage(event("New", {}, "")).value() + good + "part", stream);
    ASSERT_TRUE(all.ok());
    EXPECT_EQ(all->size(), 2U);
    const auto ended = parseEvents(*fixture.parser, good + bad + good, stream);
    ASSERT_TRUE(ended.ok());
    ASSERT_EQ(ended->size(), 2U);
    EXPECT_TRUE(ended->back().isError);
    EXPECT_FALSE(parseEvents(*fixture.parser, good + std::string(20, 'x'), stream).ok());
}

} // namespace botoscope::protocol
