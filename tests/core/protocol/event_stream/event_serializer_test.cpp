#include "core/protocol/event_stream/event_serializer.h"

#include "core/model/service_model.h"
#include "tests/core/protocol/small_service.h"

#include <gtest/gtest.h>

namespace botoscope::protocol {
namespace {

const model::ServiceModel& service()
{
    static const auto built = model::ServiceModel::fromValue("events", test::json(R"({
        "metadata": {"protocol": "rest-json", "serviceId": "Events", "endpointPrefix": "events"},
        "operations": {},
        "shapes": {
            "Stream": {"type": "structure", "eventstream": true, "members": {
                "audio": {"shape": "Audio"}, "text": {"shape": "Text"}, "failed": {"shape": "Failed"}}},
            "Audio": {"type": "structure", "event": true, "members": {
                "Chunk": {"shape": "Blob", "eventpayload": true},
                "Number": {"shape": "Long", "eventheader": true},
                "Time": {"shape": "Time", "eventheader": true}}},
            "Text": {"type": "structure", "event": true, "members": {"Words": {"shape": "String"}}},
            "Failed": {"type": "structure", "event": true, "exception": true, "members": {"message": {"shape": "String"}}},
            "Blob": {"type": "blob"}, "Long": {"type": "long"}, "Time": {"type": "timestamp"},
            "String": {"type": "string"}}})"));
    return **built;
}

Result<EventMessage> made(const char* json)
{
    return serializeEvent(test::json(json), *service().shape("Stream"));
}

std::string names(const EventMessage& message)
{
    std::string out;
    for (const EventHeader& header : message.headers) {
        out += (out.empty() ? "" : " ") + header.name + '=' + header.value.toString();
    }
    return out;
}

} // namespace

TEST(EventSerializer, APayloadMemberIsThePayload)
{
    const auto message = made(R"({"audio": {"Chunk": "abc"}})");
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message->payload, "abc");
    EXPECT_EQ(names(*message), ":message-type=event :event-type=audio :content-type=application/octet-stream");
}

TEST(EventSerializer, HeaderMembersHaveTheirTypes)
{
    const auto message = made(R"({"audio": {"Number": 7, "Time": "1970-01-01T00:00:01Z"}})");
    ASSERT_TRUE(message.ok());
    ASSERT_EQ(message->headers.size(), 4U);
    EXPECT_EQ(message->headers[2], (EventHeader{"Number", EventHeaderType::Long, Value(7)}));
    EXPECT_EQ(message->headers[3], (EventHeader{"Time", EventHeaderType::Timestamp, Value(1000)}));
}

TEST(EventSerializer, OtherMembersAreJson)
{
    const auto message = made(R"({"text": {"Words": "a"}})");
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message->payload, R"({"Words": "a"})");
    EXPECT_EQ(message->text(":content-type"), "application/json");
}

TEST(EventSerializer, ExceptionsSayThatTheyAreSome)
{
    const auto message = made(R"({"failed": {"message": "m"}})");
    ASSERT_TRUE(message.ok());
    EXPECT_EQ(message->text(":message-type"), "exception");
    EXPECT_EQ(message->text(":exception-type"), "failed");
}

TEST(EventSerializer, RefusesWhatIsNoEvent)
{
    for (const char* wrong : {"{}", R"({"audio": {}, "text": {}})", R"({"other": {}})", R"({"text": 5})", "5"}) {
        EXPECT_FALSE(made(wrong).ok()) << wrong;
    }
}

} // namespace botoscope::protocol
