#pragma once
#include "core/base/clock.h"
#include "core/trace/record.h"

#include <memory>
#include <string_view>
#include <vector>

namespace botoscope::trace {
class CallRecorder;
}

namespace botoscope::credentials {

/// What happened while credentials were fetched: the steps of calls to services, and in words what was asked elsewhere.
/// It ends up in the trace of the call that needed the credentials. When nobody traces, nothing is kept.
class FetchLog {
public:
    /// For a call: what is logged goes to its recorder (nullptr: not traced) when the log is delivered or goes.
    FetchLog(trace::CallRecorder* recorder, const Clock& clock);
    /// For a part of a fetch that others may wait for too; see take().
    FetchLog(bool wanted, const Clock& clock);
    ~FetchLog() { deliver(); }
    FetchLog(const FetchLog&) = delete;
    FetchLog& operator=(const FetchLog&) = delete;

    bool wanted() const { return m_wanted; }
    /// Where one call to a service is recorded; nullptr when nobody wants it. Lives as long as the log.
    trace::Sink* beginCall();
    /// A fact in words, e.g. "GET http://169.254.169.254/latest/api/token: 200"; no secret.
    void note(std::string_view words);
    /// What another log has so far becomes this one's; it began at that moment of the monotonic clock.
    void take(FetchLog& other);
    void deliver();

private:
    class Call;
    trace::CallRecorder* m_recorder = nullptr;
    bool m_wanted = false;
    const Clock& m_clock;
    std::int64_t m_beganInCall = 0; ///< µs since the recorder's call began
    std::int64_t m_began;           ///< of the monotonic clock
    std::vector<std::shared_ptr<Call>> m_calls;
    List m_notes;
};

} // namespace botoscope::credentials
