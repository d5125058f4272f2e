#include "core/engine/event_thread.h"

#include <QObject>
#include <QTimer>
#include <chrono>
#include <functional>
#include <gtest/gtest.h>
#include <semaphore>
#include <thread>
#include <vector>

namespace botoscope::engine {
namespace {

void post(const EventThread& thread, std::function<void()> function)
{
    QMetaObject::invokeMethod(thread.context(), std::move(function), Qt::QueuedConnection);
}

TEST(EventThread, RunsWhatIsPostedInOrderAwayFromTheCaller)
{
    std::vector<int> order;
    std::thread::id ranIn;
    {
        const EventThread thread;
        post(thread, [&] {
            order.push_back(1);
            ranIn = std::this_thread::get_id();
        });
        post(thread, [&] { order.push_back(2); });
    }
    EXPECT_EQ(order, (std::vector<int>{1, 2}));
    EXPECT_NE(ranIn, std::this_thread::get_id());
}

TEST(EventThread, HasTimers)
{
    std::binary_semaphore fired{0};
    const EventThread thread;
    post(thread, [&] { QTimer::singleShot(1, thread.context(), [&] { fired.release(); }); });
    EXPECT_TRUE(fired.try_acquire_for(std::chrono::seconds(10)));
}

TEST(EventThread, ItsThreadLocalObjectsAreGoneWhenItIs)
{
    static int alive = 0;
    struct Counted {
        Counted() { ++alive; }
        ~Counted() { --alive; }
    };
    {
        const EventThread thread;
        post(thread, [] {
            thread_local const Counted counted;
            (void)counted;
        });
    }
    EXPECT_EQ(alive, 0);
}

TEST(EventThread, FreesWhatWasToBeDeletedLater)
{
    bool gone = false;
    {
        const EventThread thread;
        post(thread, [&] {
            auto* object = new QObject;
            QObject::connect(object, &QObject::destroyed, [&gone] { gone = true; });
            object->deleteLater();
        });
    }
    EXPECT_TRUE(gone);
}

} // namespace
} // namespace botoscope::engine
