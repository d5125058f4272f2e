#include "core/protocol/event_stream/initial_response.h"

#include "core/protocol/event_stream/message.h"
#include "core/protocol/small_response.h"

namespace botoscope::protocol {

TEST(InitialResponse, OtherFirstMessagesAreRefused)
{
    test::SmallService small;
    small.shapes = R"("Out": {"type": "structure", "members": {"S": {"shape": "Stream"}}},
        "Stream": {"type": "structure", "eventstream": true, "members": {}})";
    const EventMessage error{{{":message-type", EventHeaderType::String, "error"}}, ""};
    const auto parsed = test::parse(small, {encodeMessage(error).value()});
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().message, "First event was not of type initial-response");
    const EventMessage initial{{{":event-type", EventHeaderType::String, "initial-response"}}, ""};
    const auto whole = test::parse(small, {encodeMessage(initial).value() + "rest"});
    ASSERT_TRUE(whole.ok()) << whole.error().message;
    EXPECT_EQ((*whole)["S"].toBlob().view(), "rest");
}

} // namespace botoscope::protocol
