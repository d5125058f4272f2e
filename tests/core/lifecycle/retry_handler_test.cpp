#include "core/lifecycle/retry_handler.h"

#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::lifecycle {
namespace {

using test::TraceLog;
using test::World;

config::Environment environment(const std::string& name, const std::string& value)
{
    return {{"AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"},
            {"AWS_SECRET_ACCESS_KEY", "planted-secret-key"},
            {"AWS_DEFAULT_REGION", "eu-west-1"},
            {name, value}};
}

/// Calls of SQS; time passes when a timer fires.
struct SqsWorld : World {
    using World::World;
    std::shared_ptr<client::Client> sqs = client("sqs");
    TraceLog log;

    CallReport run(const std::string& operation = "ListQueues", Value params = Map())
    {
        CallOptions options;
        options.trace = &log;
        auto task = sqs->perform(*sqs->model().operation(operation), std::move(params), options);
        while (!task.done() && timers.pending() > 0) {
            clock.advance(timers.delays.back());
            timers.fireNext();
        }
        EXPECT_TRUE(task.done());
        return task.take();
    }
    /// The note "rate_limit" of the last step of that name.
    Value limitAt(const std::string& event) const
    {
        Value found;
        for (const auto& step : log.steps) {
            found = step->event.starts_with(event) ? step->snapshot["rate_limit"] : found;
        }
        return found;
    }
};

constexpr const char* throttled = R"({"__type": "ThrottlingException", "message": "slow down"})";
constexpr const char* unavailable = R"({"__type": "Unavailable"})";

TEST(RetryHandler, AModeNobodyKnowsMeansNoRetries)
{
    SqsWorld world(environment("AWS_RETRY_MODE", "no-such-mode"));
    world.transport.answer(503, unavailable);
    EXPECT_EQ(world.run().attempts, 1);
    EXPECT_EQ(world.timers.delays.size(), 0U);
}

TEST(RetryHandler, StandardModeNeverWaitsBeforeItSends)
{
    SqsWorld world(environment("AWS_RETRY_MODE", "standard"));
    world.transport.answer(400, throttled);
    world.transport.answer(200, "{}");
    EXPECT_EQ(world.run().attempts, 2);
    EXPECT_EQ(world.timers.delays, (std::vector<std::int64_t>{500'000}));
    EXPECT_TRUE(world.limitAt("before-send").isNull());
}

TEST(RetryHandler, AdaptiveModeWaitsForItsTokenOnceItWasThrottled)
{
    SqsWorld world(environment("AWS_RETRY_MODE", "adaptive"));
    world.transport.answer(200, "{}");
    EXPECT_EQ(world.run().attempts, 1);
    EXPECT_TRUE(world.timers.delays.empty());
    EXPECT_TRUE(world.limitAt("before-send").isNull()) << "nothing to tell before the first throttle";

    world.transport.answer(400, throttled);
    world.transport.answer(200, "{}");
    EXPECT_EQ(world.run().attempts, 2);
    ASSERT_EQ(world.timers.delays.size(), 2U);
    EXPECT_EQ(world.timers.delays[0], 500'000); // the back-off
    // Half a second at the lowest rate made a quarter of a token.
    EXPECT_NEAR(static_cast<double>(world.timers.delays[1]), 1'500'000, 10'000);
    EXPECT_NEAR(world.limitAt("before-send")["waited_s"].toDouble(), 1.5, 0.01);
    EXPECT_EQ(world.limitAt("before-send")["rate_per_s"], Value(0.5));
}

TEST(RetryHandler, AdaptiveModeLearnsFromEachAttempt)
{
    SqsWorld world(environment("AWS_RETRY_MODE", "adaptive"));
    world.transport.answer(400, throttled);
    world.transport.answer(200, "{}");
    (void)world.run();
    EXPECT_EQ(world.limitAt("needs-retry")["throttled"], Value(false));
    EXPECT_GT(world.limitAt("needs-retry")["measured_per_s"].toDouble(), 0);
    EXPECT_FALSE(world.limitAt("needs-retry")["reason"].toString().empty());
}

TEST(RetryHandler, EachClientHasItsOwnLimit)
{
    SqsWorld world(environment("AWS_RETRY_MODE", "adaptive"));
    world.transport.answer(400, throttled);
    world.transport.answer(200, "{}");
    (void)world.run();
    const auto before = world.timers.delays.size();
    world.sqs = world.client("sqs");
    world.transport.answer(200, "{}");
    EXPECT_EQ(world.run().attempts, 1);
    EXPECT_EQ(world.timers.delays.size(), before);
}

TEST(RetryHandler, ACancelledWaitLeavesNoTimer)
{
    SqsWorld world(environment("AWS_RETRY_MODE", "adaptive"));
    world.transport.answer(400, throttled);
    {
        auto task = world.sqs->perform(*world.sqs->model().operation("ListQueues"), Map());
        world.timers.fireNext(); // the back-off ends, and the wait for a token begins
        EXPECT_FALSE(task.done());
        EXPECT_EQ(world.timers.pending(), 1U);
    }
    EXPECT_EQ(world.timers.pending(), 0U);
}

TEST(RetryHandler, RevisedRulesNameTheMostAttemptsAtOnceAndHeedTheService)
{
    SqsWorld world(environment("AWS_NEW_RETRIES_2026", "true"));
    world.transport.answer(503, unavailable, {{"x-amz-retry-after", "2000"}});
    world.transport.answer(200, "{}");
    EXPECT_EQ(world.run().attempts, 2);
    EXPECT_EQ(world.transport.requests.at(0).headers.get("amz-sdk-request"), "attempt=1; max=3");
    EXPECT_EQ(world.timers.delays, (std::vector<std::int64_t>{2'000'000}));
}

TEST(RetryHandler, RevisedRulesMakePollersPauseWhenTheQuotaIsEmpty)
{
    SqsWorld world(environment("AWS_NEW_RETRIES_2026", "true"));
    const Value queue = Value::object({{"QueueUrl", "https://sqs.eu-west-1.amazonaws.com/1/q"}});
    CallReport report;
    for (int calls = 0; calls < 30 && !report.parsed["ResponseMetadata"]["RetryQuotaReached"].toBool(); ++calls) {
        for (int attempts = 0; attempts < 3; ++attempts) {
            world.transport.answer(503, unavailable);
        }
        world.timers.delays.clear();
        report = world.run("ReceiveMessage", queue);
    }
    EXPECT_TRUE(report.parsed["ResponseMetadata"]["RetryQuotaReached"].toBool());
    EXPECT_EQ(world.timers.delays.size(), static_cast<std::size_t>(report.attempts));
}

} // namespace
} // namespace botoscope::lifecycle
