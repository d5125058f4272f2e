#include "core/lifecycle/event_source.h"

#include "core/lifecycle/call.h"
#include "core/protocol/event_stream/message.h"
#include "support/fakes.h"
#include "tests/core/http/text_source.h"

#include <gtest/gtest.h>

namespace botoscope::lifecycle {
namespace {

using http::test::drain;
using test::World;

const model::OperationModel& speech()
{
    static const auto polly = test::sharedLoader().loadServiceModel("polly");
    return *(*polly)->operation("StartSpeechSynthesisStream");
}

struct Stream {
    test::FakeClock clock;
    std::shared_ptr<EventSource> source =
        std::make_shared<EventSource>(clock, speech().inputShape()->eventStreamMember()->ref.shape());

    Result<void> say(const char* text)
    {
        return source->push(Value::object({{"TextEvent", Value::object({{"Text", text}})}}));
    }
};

std::vector<protocol::EventMessage> messages(const std::string& bytes)
{
    protocol::EventDecoder decoder;
    decoder.append(bytes);
    std::vector<protocol::EventMessage> out;
    for (auto next = decoder.next(); next.ok() && next->has_value(); next = decoder.next()) {
        out.push_back(**next);
    }
    EXPECT_EQ(decoder.rest(), "");
    return out;
}

auth::EventSigner signer(std::string previous)
{
    auth::Credentials credentials;
    credentials.accessKeyId = "AKIDEXAMPLE";
    credentials.secretAccessKey = SecretString("planted-secret-key");
    auth::SigningContext context;
    context.region = "eu-west-1";
    context.service = "polly";
    return {credentials, context, std::move(previous)};
}

} // namespace

TEST(EventSource, HasNothingUntilAnEventIsPushed)
{
    const Stream stream;
    std::string buffer(10, '\0');
    EXPECT_EQ(*stream.source->read(buffer.data(), buffer.size()), http::BodySource::notYet);
}

TEST(EventSource, CallsWhoeverWaitsForAnEvent)
{
    Stream stream;
    int calls = 0;
    stream.source->whenReady([&calls] { ++calls; });
    ASSERT_TRUE(stream.say("one").ok());
    ASSERT_TRUE(stream.say("two").ok());
    EXPECT_EQ(calls, 1);
}

TEST(EventSource, GivesEventsAsTheyAreWhereNothingIsSigned)
{
    Stream stream;
    ASSERT_TRUE(stream.say("one").ok());
    stream.source->finish();
    const auto sent = messages(drain(*stream.source));
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent[0].text(":event-type"), "TextEvent");
}

TEST(EventSource, SignsEachEventUponTheOneBeforeAndEndsWithAnEmptyOne)
{
    Stream stream;
    stream.source->signWith(signer("request"));
    ASSERT_TRUE(stream.say("one").ok());
    stream.source->finish();
    const auto sent = messages(drain(*stream.source));
    ASSERT_EQ(sent.size(), 2U);
    EXPECT_EQ(messages(sent[0].payload).at(0).payload, R"({"Text": "one"})");
    EXPECT_EQ(sent[1].payload, "");
    auth::EventSigner again = signer("request");
    for (const protocol::EventMessage& message : sent) {
        const std::string date = *protocol::encodeHeaders({message.headers.at(0)});
        EXPECT_EQ(message.header(":chunk-signature")->toBlob().view(),
                  again.sign(stream.clock.now(), date, message.payload));
    }
}

TEST(EventSource, TellsOnceWhenFewBytesWait)
{
    Stream stream;
    ASSERT_TRUE(stream.say("one").ok());
    const std::size_t one = stream.source->waitingBytes();
    EXPECT_GT(one, 0U);
    ASSERT_TRUE(stream.say("two").ok());
    ASSERT_TRUE(stream.say("six").ok());
    EXPECT_EQ(stream.source->waitingBytes(), 3 * one);
    int calls = 0;
    stream.source->whenRoom(one, [&calls] { ++calls; });
    std::string buffer(one, '\0');
    ASSERT_EQ(*stream.source->read(buffer.data(), one), one);
    EXPECT_EQ(stream.source->waitingBytes(), 2 * one);
    EXPECT_EQ(calls, 0);
    ASSERT_EQ(*stream.source->read(buffer.data(), one), one);
    EXPECT_EQ(calls, 1);
    ASSERT_EQ(*stream.source->read(buffer.data(), one), one);
    EXPECT_EQ(stream.source->waitingBytes(), 0U);
    EXPECT_EQ(calls, 1);
}

TEST(EventSource, RefusesEventsTheModelDoesNotKnow)
{
    Stream stream;
    EXPECT_FALSE(stream.source->push(Value::object({{"Other", Map()}})).ok());
}

TEST(EventSource, TakesNothingAfterItsEnd)
{
    Stream stream;
    stream.source->finish();
    EXPECT_FALSE(stream.say("late").ok());
}

TEST(EventSource, CannotBeSentTwice)
{
    Stream stream;
    EXPECT_TRUE(stream.source->rewind().ok());
    ASSERT_TRUE(stream.say("one").ok());
    stream.source->finish();
    (void)drain(*stream.source);
    EXPECT_EQ(stream.source->rewind().error().code, ErrorCode::UnseekableStream);
}

TEST(EventSource, ACallSendsItsEventsSigned)
{
    World world;
    world.transport.answer(200, "");
    const auto polly = world.client("polly");
    Stream stream;
    ASSERT_TRUE(stream.say("one").ok());
    stream.source->finish();
    CallOptions options;
    options.events = stream.source;
    options.streamOutput = true;
    auto performing = polly->perform(
        speech(), Value::object({{"Engine", "generative"}, {"OutputFormat", "mp3"}, {"VoiceId", "Joanna"}}), options);
    ASSERT_TRUE(performing.done());
    const CallReport report = performing.take();
    ASSERT_FALSE(report.error) << report.error->message;
    const http::Request& sent = world.transport.requests.at(0);
    EXPECT_EQ(sent.headers.get("Content-Type"), "application/vnd.amazon.eventstream");
    EXPECT_EQ(sent.headers.get("X-Amz-Content-SHA256"), "STREAMING-AWS4-HMAC-SHA256-EVENTS");
    EXPECT_FALSE(sent.headers.contains("Transfer-Encoding"));
    EXPECT_FALSE(sent.headers.contains("Content-Length"));
    const std::string authorization = sent.headers.get("Authorization");
    auth::EventSigner again = signer(authorization.substr(authorization.rfind('=') + 1));
    const auto first = messages(world.transport.bodies.at(0)).at(0);
    EXPECT_EQ(first.header(":chunk-signature")->toBlob().view(),
              again.sign(world.clock.now(), *protocol::encodeHeaders({first.headers.at(0)}), first.payload));
}

} // namespace botoscope::lifecycle
