#include "core/lifecycle/side_call.h"

#include "core/trace/recorder.h"

#include <vector>

namespace botoscope::lifecycle {

namespace {

/// Keeps a call's steps and gives them to another call's recorder when it goes.
class StepsForOther final : public trace::Sink {
public:
    explicit StepsForOther(trace::CallRecorder* recorder)
        : m_recorder(recorder), m_began(recorder ? recorder->elapsed() : 0)
    {
    }
    StepsForOther(const StepsForOther&) = delete;
    StepsForOther& operator=(const StepsForOther&) = delete;
    ~StepsForOther() override
    {
        if (m_recorder) {
            m_recorder->include(m_steps, m_began);
        }
    }
    void callStarted(const trace::CallInfo&) override {}
    void stepRecorded(const trace::StepPtr& step) override { m_steps.push_back(step); }
    void callEnded(const trace::CallEnd&) override {}

private:
    trace::CallRecorder* m_recorder;
    std::int64_t m_began;
    std::vector<trace::StepPtr> m_steps;
};

} // namespace

Task<CallReport> runSideCall(CallContext& context, const model::OperationModel& operation, Value params)
{
    StepsForOther steps(context.trace);
    CallOptions options;
    options.trace = context.trace ? &steps : nullptr;
    auto running = runCall(*context.client, operation, std::move(params), options);
    auto report = co_await running;
    co_return report;
}

} // namespace botoscope::lifecycle
