#include "core/lifecycle/emit.h"

#include "core/trace/recorder.h"

namespace botoscope::lifecycle {

Task<Result<void>> emitStep(std::string event, events::Payload& payload, CallContext& context, bool untilResponse)
{
    trace::CallRecorder* recorder = context.trace;
    const events::Emitter& emitter = context.client->emitter;
    if (!recorder && emitter.handlersFor(event)->empty()) {
        co_return Result<void>();
    }
    if (recorder) {
        recorder->begin(event, context.attempt, payload);
    }
    Result<void> outcome;
    if (untilResponse) {
        auto emission = emitter.emitUntilResponse(std::move(event), payload, recorder);
        outcome = co_await emission;
    } else {
        auto emission = emitter.emit(std::move(event), payload, recorder);
        outcome = co_await emission;
    }
    if (recorder) {
        recorder->end(payload, outcome.ok() ? nullptr : &outcome.error());
    }
    co_return outcome;
}

} // namespace botoscope::lifecycle
