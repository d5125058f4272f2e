#include "core/trace/recorder.h"

#include "support/fakes.h"

#include <gtest/gtest.h>

namespace botoscope::trace {
namespace {

struct Bag final : events::Payload {
    Value data = Map();
    Value snapshot() const override { return data; }
};

struct Bench {
    test::FakeClock clock;
    test::TraceLog log;
    std::shared_ptr<const model::ServiceModel> model = *test::sharedLoader().loadServiceModel("iam");
    CallInfo info = [] {
        CallInfo made;
        made.id = 3;
        made.serviceId = "iam";
        made.operation = "CreateAccessKey";
        return made;
    }();
    std::unique_ptr<CallRecorder> recorder =
        std::make_unique<CallRecorder>(info, *model->operation("CreateAccessKey"), clock, log);
};

TEST(Recorder, StepsHoldWhatExistsSoFar)
{
    Bench bench;
    Bag bag;
    bag.data.set("params", Value::object({{"UserName", "u"}}));
    bench.recorder->begin("a.iam", 0, bag);
    bench.recorder->end(bag, nullptr);
    Bag later;
    later.data.set("endpoint", "e");
    bench.recorder->begin("b.iam", 1, later);
    bench.recorder->end(later, nullptr);
    ASSERT_EQ(bench.log.steps.size(), 2U);
    EXPECT_EQ(bench.log.steps[1]->snapshot["params"]["UserName"], Value("u"));
    EXPECT_EQ(bench.log.steps[1]->snapshot["endpoint"], Value("e"));
    EXPECT_EQ(bench.log.steps[1]->seq, 2);
    EXPECT_EQ(bench.log.steps[1]->attempt, 1);
}

TEST(Recorder, InnerStepsFollowTheirEventInTheOrderTheyBegan)
{
    Bench bench;
    Bag outer;
    Bag inner;
    inner.data.set("signing", "v4");
    bench.recorder->begin("request-created.iam", 1, outer);
    bench.recorder->begin("choose-signer.iam", 1, inner);
    bench.recorder->end(inner, nullptr);
    EXPECT_TRUE(bench.log.steps.empty());
    bench.recorder->end(outer, nullptr);
    EXPECT_EQ(bench.log.heads(), (std::vector<std::string>{"request-created", "choose-signer"}));
    EXPECT_EQ(bench.log.steps[0]->snapshot.find("signing"), nullptr);
    EXPECT_EQ(bench.log.steps[1]->snapshot["signing"], Value("v4"));
}

TEST(Recorder, NamesHandlersAndWhatTheyChanged)
{
    Bench bench;
    Bag bag;
    auto handler = std::make_shared<events::Handler>();
    handler->label = "adds";
    const events::Registration registration{handler, "a"};
    bench.recorder->begin("a.iam", 0, bag);
    bench.recorder->beforeHandler(registration, bag);
    bag.data.set("params", Value::object({{"UserName", "u"}}));
    bench.recorder->afterHandler(registration, bag, nullptr);
    bench.recorder->end(bag, nullptr);
    const HandlerRun& run = bench.log.steps.at(0)->handlers.at(0);
    EXPECT_EQ(run.name, "adds");
    EXPECT_EQ(run.pattern, "a");
    EXPECT_EQ(run.changed, std::vector<std::string>{"params"});
    EXPECT_GT(run.durationMicros, 0);
}

TEST(Recorder, HidesABodyUntilItsSecretsAreKnown)
{
    Bench bench;
    const Value response = Value::object({{"status", 200},
                                          {"headers", Value(Map())},
                                          {"body", "<SecretAccessKey>planted-secret</SecretAccessKey>"},
                                          {"body_size", 49}});
    Bag before;
    before.data.set("response", response);
    bench.recorder->begin("before-parse.iam", 1, before);
    bench.recorder->end(before, nullptr);
    Bag after = before;
    after.data.set("parsed", Value::object({{"AccessKey", Value::object({{"SecretAccessKey", "planted-secret"}})}}));
    bench.recorder->begin("response-received.iam", 1, after);
    bench.recorder->end(after, nullptr);
    EXPECT_NE(bench.log.steps[0]->snapshot["response"]["body"].toString().find("hidden"), std::string::npos);
    EXPECT_EQ(bench.log.steps[1]->snapshot["response"]["body"], Value("<SecretAccessKey>(redacted)</SecretAccessKey>"));
}

TEST(Recorder, RecordsAnUnfinishedCallAsCancelled)
{
    Bench bench;
    Bag bag;
    bench.recorder->begin("before-send.iam", 1, bag);
    bench.recorder.reset();
    EXPECT_EQ(bench.log.heads(), std::vector<std::string>{"before-send"});
    ASSERT_EQ(bench.log.ends.size(), 1U);
    EXPECT_EQ(bench.log.ends[0].state, CallState::Cancelled);
}

TEST(Recorder, EndsOnce)
{
    Bench bench;
    bench.recorder->finish(CallState::Done, 1, 200, "");
    bench.recorder->finish(CallState::Failed, 1, 0, "again");
    bench.recorder.reset();
    EXPECT_EQ(bench.log.ends.size(), 1U);
    EXPECT_EQ(bench.log.ends[0].state, CallState::Done);
}

} // namespace
} // namespace botoscope::trace
