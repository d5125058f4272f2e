#include "core/platform/qt_timers.h"

#include <QTimerEvent>
#include <algorithm>
#include <limits>

namespace botoscope::platform {

int QtTimers::arm(std::int64_t micros)
{
    // Qt counts milliseconds in an int; longer waits are armed again when they fire.
    const std::int64_t millis = (std::max<std::int64_t>(micros, 0) + 999) / 1000;
    const auto limit = static_cast<std::int64_t>(std::numeric_limits<int>::max());
    return startTimer(static_cast<int>(std::min(millis, limit)), Qt::PreciseTimer);
}

Timers::Id QtTimers::start(std::int64_t micros, std::function<void()> callback)
{
    const Id id = m_next++;
    const int timer = arm(micros);
    m_entries.emplace(id, Entry{timer, m_clock.monotonicMicros() + micros, std::move(callback)});
    m_ids.emplace(timer, id);
    return id;
}

void QtTimers::cancel(Id id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end()) {
        return;
    }
    killTimer(found->second.timer);
    m_ids.erase(found->second.timer);
    m_entries.erase(found);
}

void QtTimers::timerEvent(QTimerEvent* event)
{
    killTimer(event->timerId());
    const auto id = m_ids.find(event->timerId());
    if (id == m_ids.end()) {
        return;
    }
    const auto entry = m_entries.find(id->second);
    m_ids.erase(id);
    if (const std::int64_t left = entry->second.dueMicros - m_clock.monotonicMicros(); left > 0) {
        entry->second.timer = arm(left);
        m_ids.emplace(entry->second.timer, entry->first);
        return;
    }
    const std::function<void()> callback = std::move(entry->second.callback);
    m_entries.erase(entry);
    callback();
}

} // namespace botoscope::platform
