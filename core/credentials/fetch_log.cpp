#include "core/credentials/fetch_log.h"

#include "core/trace/recorder.h"

namespace botoscope::credentials {

/// Keeps the steps of one call to a service.
class FetchLog::Call final : public trace::Sink {
public:
    explicit Call(std::int64_t startMicros) : began(startMicros) {}
    void callStarted(const trace::CallInfo&) override {}
    void stepRecorded(const trace::StepPtr& step) override { steps.push_back(step); }
    void callEnded(const trace::CallEnd&) override {}

    std::int64_t began; ///< of the monotonic clock
    std::vector<trace::StepPtr> steps;
};

FetchLog::FetchLog(trace::CallRecorder* recorder, const Clock& clock)
    : m_recorder(recorder), m_wanted(recorder != nullptr), m_clock(clock),
      m_beganInCall(recorder ? recorder->elapsed() : 0), m_began(clock.monotonicMicros())
{
}

FetchLog::FetchLog(bool wanted, const Clock& clock) : m_wanted(wanted), m_clock(clock), m_began(clock.monotonicMicros())
{
}

trace::Sink* FetchLog::beginCall()
{
    if (!m_wanted) {
        return nullptr;
    }
    m_calls.push_back(std::make_shared<Call>(m_clock.monotonicMicros()));
    return m_calls.back().get();
}

void FetchLog::note(std::string_view words)
{
    if (m_wanted) {
        m_notes.emplace_back(words);
    }
}

void FetchLog::take(FetchLog& other)
{
    for (const auto& call : other.m_calls) {
        // The other may still record into its own; what is there already moves.
        auto moved = std::make_shared<Call>(call->began);
        moved->steps.swap(call->steps);
        m_calls.push_back(std::move(moved));
    }
    m_notes.insert(m_notes.end(), other.m_notes.begin(), other.m_notes.end());
    other.m_notes.clear();
}

void FetchLog::deliver()
{
    if (!m_recorder) {
        return;
    }
    for (const auto& call : m_calls) {
        m_recorder->include(call->steps, m_beganInCall + call->began - m_began);
    }
    m_calls.clear();
    if (!m_notes.empty()) {
        m_recorder->note("credential_fetch", Value(std::move(m_notes)));
        m_notes.clear();
    }
}

} // namespace botoscope::credentials
