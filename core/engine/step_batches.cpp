#include "core/engine/step_batches.h"

namespace botoscope::engine {

namespace {
constexpr int frameMillis = 16;
}

StepBatches::StepBatches(std::function<void(trace::CallInfo)> started, Deliver deliver)
    : m_started(std::move(started)), m_deliver(std::move(deliver))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(frameMillis);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { flush(); });
}

void StepBatches::callStarted(const trace::CallInfo& info)
{
    m_started(info);
}

void StepBatches::stepRecorded(const trace::StepPtr& step)
{
    m_pending[step->call].push_back(step);
    if (!m_timer.isActive()) {
        m_timer.start();
    }
}

void StepBatches::callEnded(const trace::CallEnd& end)
{
    m_ends[end.id] = end;
}

trace::CallEnd StepBatches::takeEnd(quint64 call)
{
    const auto found = m_ends.find(call);
    if (found == m_ends.end()) {
        return {};
    }
    trace::CallEnd end = found->second;
    m_ends.erase(found);
    return end;
}

void StepBatches::flush()
{
    m_timer.stop();
    const auto pending = std::exchange(m_pending, {});
    for (const auto& [call, steps] : pending) {
        m_deliver(call, steps);
    }
}

} // namespace botoscope::engine
