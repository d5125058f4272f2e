#pragma once
#include "core/base/clock.h"

#include <QObject>
#include <unordered_map>

namespace botoscope::platform {

/// Timers on the event loop of the thread that made it; precise to a millisecond, never early. Pending callbacks are
/// dropped with it; it must not be destroyed from inside one.
class QtTimers final : public QObject, public Timers {
public:
    QtTimers() = default;
    Id start(std::int64_t micros, std::function<void()> callback) override;
    void cancel(Id id) override;

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    struct Entry {
        int timer = 0;
        std::int64_t dueMicros = 0;
        std::function<void()> callback;
    };
    int arm(std::int64_t micros);
    Id m_next = 1;
    std::unordered_map<Id, Entry> m_entries;
    std::unordered_map<int, Id> m_ids; // Qt's id to ours
    SystemClock m_clock;
};

} // namespace botoscope::platform
