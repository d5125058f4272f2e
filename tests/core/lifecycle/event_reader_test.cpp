#include "core/lifecycle/event_reader.h"

#include "core/lifecycle/call.h"
#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::lifecycle {
namespace {

using protocol::EventHeader;
using protocol::EventHeaderType;
using test::World;

std::string frame(std::vector<std::pair<std::string, std::string>> headers, std::string payload)
{
    protocol::EventMessage message;
    for (auto& [name, value] : headers) {
        message.headers.push_back(EventHeader{name, EventHeaderType::String, value});
    }
    message.payload = std::move(payload);
    return *protocol::encodeMessage(message);
}

std::string event(const std::string& type, std::string payload)
{
    return frame({{":message-type", "event"}, {":event-type", type}}, std::move(payload));
}

/// What a call's event stream gives, one word an event.
std::vector<std::string> eventsOf(const char* service, const char* operation, const Value& params,
                                  const std::string& bytes)
{
    World world;
    world.transport.answer(200, bytes);
    const auto client = world.client(service);
    const model::OperationModel& model = *client->model().operation(operation);
    CallOptions options;
    options.streamOutput = true;
    auto performing = client->perform(model, params, options);
    const CallReport report = performing.take();
    if (report.error || !report.response.stream) {
        return {report.error ? report.error->message : "no stream"};
    }
    EventReader reader(report.response.stream, *client->state().parser,
                       model.outputShape()->eventStreamMember()->ref.shape());
    std::vector<std::string> out;
    while (true) {
        auto reading = reader.next();
        const auto next = reading.take();
        if (!next.ok() || !next->has_value()) {
            out.push_back(next.ok() ? "end" : next.error().message);
            return out;
        }
        out.push_back((*next)->value.map().begin()->key.str() + ((*next)->isError ? "!" : ""));
    }
}

const Value select = Value::object({{"Bucket", "bucket"},
                                    {"Key", "key"},
                                    {"Expression", "select 1"},
                                    {"ExpressionType", "SQL"},
                                    {"InputSerialization", Map()},
                                    {"OutputSerialization", Map()}});

} // namespace

TEST(EventReader, GivesOneEventAfterTheOther)
{
    const std::string bytes = event("Records", "a,b") + event("Stats", "<Stats/>") + event("End", "");
    EXPECT_EQ(eventsOf("s3", "SelectObjectContent", select, bytes),
              (std::vector<std::string>{"Records", "Stats", "End", "end"}));
}

TEST(EventReader, PassesOverEventsTheModelDoesNotKnow)
{
    EXPECT_EQ(eventsOf("s3", "SelectObjectContent", select, event("New", "x") + event("End", "")),
              (std::vector<std::string>{"End", "end"}));
}

TEST(EventReader, EndsWithAnEventThatIsAnError)
{
    const std::string refusal =
        frame({{":message-type", "error"}, {":error-code", "Busy"}, {":error-message", "m"}}, "");
    EXPECT_EQ(eventsOf("s3", "SelectObjectContent", select, refusal + event("End", "")),
              (std::vector<std::string>{"Error!", "end"}));
}

TEST(EventReader, ABrokenMessageIsAnErrorBehindTheGoodOnes)
{
    std::string broken = event("End", "");
    broken.back() ^= 1;
    EXPECT_EQ(eventsOf("s3", "SelectObjectContent", select, event("Records", "a") + broken),
              (std::vector<std::string>{"Records",
                                        "Unable to parse the event stream: the checksum of a message does not match"}));
}

TEST(EventReader, IgnoresAnIncompleteMessageAtTheEnd)
{
    const std::string cut = event("End", "").substr(0, 20);
    EXPECT_EQ(eventsOf("s3", "SelectObjectContent", select, event("Records", "a") + cut),
              (std::vector<std::string>{"Records", "end"}));
}

TEST(EventReader, ReadsBehindAnInitialResponse)
{
    const Value params = Value::object({{"ConsumerARN", "arn:aws:kinesis:eu-west-1:1:stream/s/consumer/c:1"},
                                        {"ShardId", "shard-0"},
                                        {"StartingPosition", Value::object({{"Type", "LATEST"}})}});
    const std::string bytes = event("initial-response", "{}") +
                              event("SubscribeToShardEvent",
                                    R"({"Records": [], "ContinuationSequenceNumber": "1", "MillisBehindLatest": 0})");
    EXPECT_EQ(eventsOf("kinesis", "SubscribeToShard", params, bytes),
              (std::vector<std::string>{"SubscribeToShardEvent", "end"}));
}

} // namespace botoscope::lifecycle
