#include "core/trace/store.h"

#include <gtest/gtest.h>

namespace botoscope::trace {
namespace {

CallInfo info(std::uint64_t id)
{
    CallInfo call;
    call.id = id;
    return call;
}

StepPtr step(std::uint64_t call, std::size_t bytes)
{
    auto made = std::make_shared<Step>();
    made->call = call;
    made->snapshot = Value::object({{"body", std::string(bytes, 'x')}});
    return made;
}

void record(Store& store, std::uint64_t id, std::size_t bytes)
{
    store.callStarted(info(id));
    store.stepRecorded(step(id, bytes));
    CallEnd end;
    end.id = id;
    store.callEnded(end);
}

TEST(TraceStore, KeepsStepsAndEndsByCall)
{
    Store store;
    record(store, 7, 10);
    ASSERT_NE(store.call(7), nullptr);
    EXPECT_EQ(store.call(7)->steps.size(), 1U);
    EXPECT_TRUE(store.call(7)->end.has_value());
    EXPECT_EQ(store.call(8), nullptr);
}

TEST(TraceStore, DropsTheOldestEndedCallsBeyondItsLimit)
{
    Store store(3000);
    for (std::uint64_t id = 1; id <= 5; ++id) {
        record(store, id, 1000);
    }
    EXPECT_EQ(store.call(1), nullptr);
    EXPECT_NE(store.call(5), nullptr);
    EXPECT_LE(store.bytes(), 3000U);
    EXPECT_GT(store.droppedCalls(), 0U);
}

TEST(TraceStore, NeverDropsARunningCall)
{
    Store store(100);
    store.callStarted(info(1));
    store.stepRecorded(step(1, 1000));
    record(store, 2, 1000);
    EXPECT_NE(store.call(1), nullptr);
}

TEST(TraceStore, CountsSharedSnapshotsOnce)
{
    Store store;
    store.callStarted(info(1));
    const auto first = step(1, 100'000);
    auto second = std::make_shared<Step>(*first);
    store.stepRecorded(first);
    store.stepRecorded(second);
    EXPECT_LT(store.bytes(), 110'000U);
}

TEST(TraceStore, ClearForgetsEndedCalls)
{
    Store store;
    record(store, 1, 10);
    store.callStarted(info(2));
    store.clear();
    EXPECT_EQ(store.call(1), nullptr);
    EXPECT_NE(store.call(2), nullptr);
}

} // namespace
} // namespace botoscope::trace
