#pragma once
#include "core/base/clock.h"
#include "core/events/emitter.h"
#include "core/model/service_model.h"
#include "core/trace/record.h"
#include "core/trace/redact.h"

#include <string>
#include <vector>

namespace botoscope::trace {

/// Records one call: a step for each event, with the handlers that ran and a redacted snapshot of all that exists.
/// Steps reach the sink in the order in which their events began; steps of events inside an event follow it.
/// Destroying a recorder that was not ended records the call as cancelled.
class CallRecorder final : public events::EmissionObserver {
public:
    CallRecorder(CallInfo info, const model::OperationModel& operation, const Clock& clock, Sink& sink);
    ~CallRecorder() override;
    CallRecorder(const CallRecorder&) = delete;
    CallRecorder& operator=(const CallRecorder&) = delete;

    /// An event begins (they nest) and ends; error: a handler's, if one failed.
    void begin(const std::string& event, int attempt, const events::Payload& payload);
    void end(const events::Payload& payload, const Error* error);
    void beforeHandler(const events::Registration& registration, const events::Payload& payload) override;
    void afterHandler(const events::Registration& registration, const events::Payload& payload,
                      const Error* error) override;

    /// Adds a fact to the snapshots from here on ("endpoint", "credentials", "timing", …).
    void note(const std::string& key, const Value& value);
    /// Forgets facts of the attempt before ("response", "parsed", …).
    void forget(std::initializer_list<std::string_view> keys);
    /// Steps of a call that this one had to make first: they become steps of this call. began: elapsed() at its start.
    void include(const std::vector<StepPtr>& steps, std::int64_t began);
    std::int64_t elapsed() const { return m_clock.monotonicMicros() - m_start; } ///< µs since the call began
    /// A failure that no event of botocore's carries, as a step "call-failed".
    void fail(const Error& error);
    /// The call is over. attempts from 1; httpStatus 0 without a response.
    void finish(CallState state, int attempts, int httpStatus, std::string_view summary);

    Redactor& redactor() { return m_redactor; }

private:
    struct Frame {
        Step step;
        Value before;  ///< payload before the handler that runs now
        Value initial; ///< the snapshot when the event began
        std::int64_t handlerStart = 0;
        std::vector<StepPtr> inner; ///< steps of nested events, finished already
    };
    void absorb(const Value& snapshot);
    Value shown(std::string_view key, const Value& value);
    Value shownRequest(const Value& request);
    Value shownResponse(const Value& response, bool parsedKnown);
    void publish(const std::vector<StepPtr>& steps);

    CallInfo m_info;
    const model::OperationModel& m_operation;
    const Clock& m_clock;
    Sink& m_sink;
    Redactor m_redactor;
    std::int64_t m_start = 0;
    int m_seq = 0;
    int m_attempt = 0;
    bool m_ended = false;
    Value m_state = Map(); ///< what the next snapshot holds, redacted
    std::vector<Frame> m_frames;
};

} // namespace botoscope::trace
