#include "core/lifecycle/emit.h"

#include "core/trace/recorder.h"

namespace botoscope::lifecycle {

Task<Result<void>> emitStep(std::string event, events::Payload& payload, CallContext& context, bool untilResponse)
{
    trace::CallRecorder* recorder = context.trace;
    const events::Emitter& emitter = context.client->emitter;
    if (recorder) {
        recorder->begin(event, context.attempt, payload);
    }
    Result<void> outcome;
    if (untilResponse) {
        auto emission = emitter.emitUntilResponse(event, payload, recorder);
        outcome = co_await emission;
    } else {
        auto emission = emitter.emit(event, payload, recorder);
        outcome = co_await emission;
    }
    if (recorder) {
        recorder->end(payload, outcome.ok() ? nullptr : &outcome.error());
    }
    co_return outcome;
}

} // namespace botoscope::lifecycle
