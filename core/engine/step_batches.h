#pragma once
#include "core/trace/record.h"

#include <QTimer>
#include <functional>
#include <map>
#include <vector>

namespace botoscope::engine {

/// Gathers steps and hands them on at most once per 16 ms and call, so that a busy engine can't flood the window.
/// The end of a call comes after all of its steps.
class StepBatches : public trace::Sink {
public:
    using Deliver = std::function<void(quint64, std::vector<trace::StepPtr>)>;
    StepBatches(std::function<void(trace::CallInfo)> started, Deliver deliver);
    void callStarted(const trace::CallInfo& info) override;
    void stepRecorded(const trace::StepPtr& step) override;
    void callEnded(const trace::CallEnd& end) override;
    /// The end of a call, once.
    trace::CallEnd takeEnd(quint64 call);
    void flush();

private:
    std::function<void(trace::CallInfo)> m_started;
    Deliver m_deliver;
    std::map<quint64, std::vector<trace::StepPtr>> m_pending;
    std::map<quint64, trace::CallEnd> m_ends;
    QTimer m_timer;
};

} // namespace botoscope::engine
