#include "core/platform/qt_timers.h"

#include "tests/support/engine/wait.h"

#include <QElapsedTimer>
#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

using botoscope::test::waitUntil;

TEST(QtTimers, CallsBackOnceInOrderAndNeverEarly)
{
    QtTimers timers;
    SystemClock clock;
    const std::int64_t begun = clock.monotonicMicros();
    std::vector<int> order;
    std::int64_t late = 0;
    timers.start(30'000, [&] {
        order.push_back(2);
        late = clock.monotonicMicros() - begun;
    });
    timers.start(0, [&] { order.push_back(1); });
    EXPECT_TRUE(order.empty()); // 0 means the next turn, not now
    ASSERT_TRUE(waitUntil([&] { return order.size() == 2; }));
    EXPECT_EQ(order, (std::vector<int>{1, 2}));
    EXPECT_GE(late, 30'000);
    bool later = false;
    timers.start(40'000, [&] { later = true; });
    ASSERT_TRUE(waitUntil([&] { return later; }));
    EXPECT_EQ(order.size(), 2U);
}

TEST(QtTimers, ACancelledTimerIsSilent)
{
    QtTimers timers;
    bool called = false, done = false;
    const Timers::Id id = timers.start(1'000, [&] { called = true; });
    timers.start(20'000, [&] { done = true; });
    timers.cancel(id);
    timers.cancel(id);
    timers.cancel(4711);
    ASSERT_TRUE(waitUntil([&] { return done; }));
    EXPECT_FALSE(called);
}

TEST(QtTimers, ACallbackMayStartAndCancelTimers)
{
    QtTimers timers;
    bool done = false, cancelled = false;
    Timers::Id other = 0;
    timers.start(0, [&] {
        timers.cancel(other);
        timers.start(0, [&] { done = true; });
    });
    other = timers.start(0, [&] { cancelled = true; });
    ASSERT_TRUE(waitUntil([&] { return done; }));
    EXPECT_FALSE(cancelled);
}

TEST(QtTimers, SleepForWakesAndDroppingItCancels)
{
    QtTimers timers;
    auto sleep = sleepFor(timers, 5'000);
    EXPECT_FALSE(sleep.done());
    ASSERT_TRUE(waitUntil([&] { return sleep.done(); }));
    {
        auto dropped = sleepFor(timers, 5'000);
        EXPECT_FALSE(dropped.done());
    }
    bool after = false;
    timers.start(10'000, [&] { after = true; });
    EXPECT_TRUE(waitUntil([&] { return after; }));
}

} // namespace
} // namespace botoscope::platform
