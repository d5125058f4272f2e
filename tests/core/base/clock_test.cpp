#include "core/base/clock.h"

#include "core/base/encoding.h"

#include <gtest/gtest.h>
#include <map>
#include <set>

namespace botoscope {

namespace {
/// Timers that go off when the test says so.
class ManualTimers final : public Timers {
public:
    Id start(std::int64_t micros, std::function<void()> callback) override
    {
        m_waiting[++m_last] = {micros, std::move(callback)};
        return m_last;
    }
    void cancel(Id id) override { m_waiting.erase(id); }
    std::size_t waiting() const { return m_waiting.size(); }
    std::int64_t fire()
    {
        const auto entry = m_waiting.extract(m_waiting.begin());
        entry.mapped().second();
        return entry.mapped().first;
    }

private:
    Id m_last = 0;
    std::map<Id, std::pair<std::int64_t, std::function<void()>>> m_waiting;
};
} // namespace

TEST(SleepFor, EndsWhenItsTimerGoesOff)
{
    ManualTimers timers;
    auto task = sleepFor(timers, 1500);
    EXPECT_FALSE(task.done());
    EXPECT_EQ(timers.fire(), 1500);
    EXPECT_TRUE(task.done());
}

TEST(SleepFor, ADestroyedSleepCancelsItsTimer)
{
    ManualTimers timers;
    {
        const auto task = sleepFor(timers, 1);
        EXPECT_EQ(timers.waiting(), 1U);
    }
    EXPECT_EQ(timers.waiting(), 0U);
}

TEST(SystemClock, TellsThisCenturyAndGoesForward)
{
    const SystemClock clock;
    EXPECT_GT(clock.now(), Timestamp::fromSeconds(1'700'000'000));
    const auto before = clock.monotonicMicros();
    EXPECT_GE(clock.monotonicMicros(), before);
}

TEST(SystemRandom, StaysInItsRange)
{
    SystemRandom random;
    std::set<double> seen;
    for (int i = 0; i < 100; ++i) {
        const double number = random.uniform();
        EXPECT_GE(number, 0.0);
        EXPECT_LT(number, 1.0);
        seen.insert(number);
    }
    EXPECT_GT(seen.size(), 90U);
}

TEST(SystemRandom, UuidsHaveTheFormOfVersion4)
{
    SystemRandom random;
    const std::string uuid = random.uuid4();
    ASSERT_EQ(uuid.size(), 36U);
    for (const std::size_t at : {8U, 13U, 18U, 23U}) {
        EXPECT_EQ(uuid[at], '-');
    }
    EXPECT_EQ(uuid[14], '4');
    EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
    EXPECT_EQ(toLower(uuid), uuid);
    EXPECT_NE(uuid, random.uuid4());
}

} // namespace botoscope
