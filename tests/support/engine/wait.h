#pragma once
#include "core/base/task.h"

#include <functional>

namespace botoscope::test {

/// Runs the event loop until the condition holds; false when that took longer than the deadline.
bool waitUntil(const std::function<bool()>& condition, int deadlineMillis = 10'000);

/// Runs the event loop until the task is done and gives its result. Fails hard when it does not finish in time.
void requireDone(bool done);
template <class T> T await(Task<T> task, int deadlineMillis = 20'000)
{
    requireDone(waitUntil([&] { return task.done(); }, deadlineMillis));
    return task.take();
}

} // namespace botoscope::test
