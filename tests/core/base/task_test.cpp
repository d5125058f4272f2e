#include "core/base/task.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>

namespace botoscope {

namespace {

/// Writes down when it dies: frames must destroy what they hold.
struct Witness {
    Witness(std::vector<std::string>& log, std::string name) : m_log(log), m_name(std::move(name)) {}
    ~Witness() { m_log.push_back(m_name); }
    Witness(const Witness&) = delete;
    Witness& operator=(const Witness&) = delete;

private:
    std::vector<std::string>& m_log;
    std::string m_name;
};

struct Wait {
    std::vector<std::string> log;
    Completion<int>::Resolver resolver;
};

Task<int> leaf(Wait& wait)
{
    const Witness witness(wait.log, "leaf");
    Completion<int> answer;
    wait.resolver = answer.resolver();
    answer.onCancel([&wait] { wait.log.push_back("cancel"); });
    const int number = co_await answer;
    co_return number;
}

Task<int> middle(Wait& wait)
{
    const Witness witness(wait.log, "middle");
    auto task = leaf(wait);
    const int number = co_await task;
    co_return number * 2;
}

Task<> root(Wait& wait, int& result)
{
    const Witness witness(wait.log, "root");
    auto task = middle(wait);
    result = co_await task;
}

Task<int> ready(int number)
{
    co_return number;
}

Task<std::int64_t> sum(int count)
{
    std::int64_t total = 0;
    for (int i = 0; i < count; ++i) {
        auto task = ready(i);
        total += co_await task;
    }
    co_return total;
}

Task<std::unique_ptr<int>> moveOnly()
{
    co_return std::make_unique<int>(5);
}

} // namespace

TEST(Task, RunsAtOnceAndHoldsItsResult)
{
    auto task = ready(7);
    ASSERT_TRUE(task.done());
    EXPECT_EQ(task.take(), 7);
    auto moved = moveOnly();
    EXPECT_EQ(*moved.take(), 5);
    EXPECT_FALSE(Task<int>().done());
}

TEST(Task, ManyReadyAwaitsDoNotGrowTheStack)
{
    auto task = sum(200'000);
    ASSERT_TRUE(task.done());
    EXPECT_EQ(task.take(), std::int64_t{199'999} * 100'000);
}

TEST(Task, ResumesThroughItsAwaiters)
{
    Wait wait;
    int result = 0;
    auto task = root(wait, result);
    EXPECT_FALSE(task.done());
    wait.resolver.resolve(21);
    EXPECT_TRUE(task.done());
    EXPECT_EQ(result, 42);
    EXPECT_EQ(wait.log, (std::vector<std::string>{"leaf", "middle", "root"}));
}

TEST(Task, DestructionCancelsFromTheInside)
{
    Wait wait;
    int result = 0;
    {
        auto task = root(wait, result);
        EXPECT_TRUE(wait.log.empty());
    }
    EXPECT_EQ(wait.log, (std::vector<std::string>{"cancel", "leaf", "middle", "root"}));
    EXPECT_TRUE(wait.resolver.abandoned());
    wait.resolver.resolve(1); // late answers are dropped
    EXPECT_EQ(result, 0);
}

TEST(Task, AFinishedTaskIsDestroyedWithoutCancelling)
{
    Wait wait;
    int result = 0;
    {
        auto task = root(wait, result);
        wait.resolver.resolve(1);
        wait.resolver.resolve(2); // the first answer counts
    }
    EXPECT_EQ(result, 2);
    EXPECT_EQ(std::count(wait.log.begin(), wait.log.end(), "cancel"), 0);
}

TEST(Task, CallsBackWhenDone)
{
    Wait wait;
    auto task = leaf(wait);
    int calls = 0;
    task.whenDone([&calls] { ++calls; });
    EXPECT_EQ(calls, 0);
    wait.resolver.resolve(1);
    EXPECT_EQ(calls, 1);
    task.whenDone([&calls] { ++calls; });
    EXPECT_EQ(calls, 2);
}

TEST(Task, TheCallbackMayDestroyTheTask)
{
    Wait wait;
    std::optional<Task<int>> task = leaf(wait);
    bool called = false;
    task->whenDone([&] {
        called = true;
        task.reset();
    });
    wait.resolver.resolve(1);
    EXPECT_TRUE(called);
    EXPECT_FALSE(task.has_value());
}

TEST(Task, AnAnswerBeforeTheAwaitIsNotLost)
{
    Completion<int> answer;
    answer.resolver().resolve(3);
    EXPECT_TRUE(answer.await_ready());
    EXPECT_EQ(answer.await_resume(), 3);
    EXPECT_TRUE(Completion<int>::Resolver().abandoned());
}

TEST(Scope, OwnsTasksAndCancelsThem)
{
    Wait first;
    Wait second;
    int results[2] = {};
    Scope scope;
    scope.add(root(first, results[0]));
    scope.add(root(second, results[1]));
    EXPECT_FALSE(scope.idle());
    first.resolver.resolve(1);
    EXPECT_EQ(results[0], 2);
    EXPECT_FALSE(scope.idle());
    scope.reset();
    EXPECT_TRUE(scope.idle());
    EXPECT_EQ(second.log.front(), "cancel");
}

} // namespace botoscope
