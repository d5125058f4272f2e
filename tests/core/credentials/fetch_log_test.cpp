#include "core/credentials/fetch_log.h"

#include "core/trace/recorder.h"
#include "tests/core/credentials/desk.h"

namespace botoscope::credentials {
namespace {

trace::StepPtr step(std::int64_t micros)
{
    auto made = std::make_shared<trace::Step>();
    made->event = "before-send.sts.AssumeRole";
    made->micros = micros;
    made->snapshot = Map();
    return made;
}

/// A call that is traced.
struct Traced {
    MovableClock clock;
    test::TraceLog sink;
    std::shared_ptr<const model::ServiceModel> model = *test::sharedLoader().loadServiceModel("sts");
    trace::CallRecorder recorder{trace::CallInfo(), *model->operation("GetCallerIdentity"), clock, sink};
};

TEST(FetchLog, StepsOfServiceCallsBecomeTheCallsOwn)
{
    Traced call;
    call.clock.advance(1);
    {
        FetchLog log(&call.recorder, call.clock);
        EXPECT_TRUE(log.wanted());
        call.clock.advance(2);
        log.beginCall()->stepRecorded(step(7));
        log.note("GET http://169.254.169.254/: 200");
    }
    ASSERT_EQ(call.sink.steps.size(), 1U);
    EXPECT_EQ(call.sink.steps[0]->micros, 3'000'007);
    EXPECT_EQ(call.sink.steps[0]->event, "before-send.sts.AssumeRole");
}

TEST(FetchLog, TakesWhatAnotherHasSoFarOnce)
{
    Traced call;
    FetchLog shared(true, call.clock);
    trace::Sink* inner = shared.beginCall();
    inner->stepRecorded(step(1));
    FetchLog mine(&call.recorder, call.clock);
    mine.take(shared);
    mine.take(shared);
    mine.deliver();
    EXPECT_EQ(call.sink.steps.size(), 1U);
    inner->stepRecorded(step(2)); // the shared one goes on
    mine.take(shared);
    mine.deliver();
    EXPECT_EQ(call.sink.steps.size(), 2U);
}

TEST(FetchLog, KeepsNothingNobodyWants)
{
    const MovableClock clock;
    FetchLog log(nullptr, clock);
    EXPECT_FALSE(log.wanted());
    EXPECT_EQ(log.beginCall(), nullptr);
    log.note("x");
    log.deliver();
}

} // namespace
} // namespace botoscope::credentials
