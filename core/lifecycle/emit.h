#pragma once
#include "core/base/task.h"
#include "core/lifecycle/context.h"
#include "core/lifecycle/payloads.h"

#include <string>

namespace botoscope::lifecycle {

/// Emits an event of a call on its client's emitter and records it as a step of the trace.
Task<Result<void>> emitStep(std::string event, events::Payload& payload, CallContext& context,
                            bool untilResponse = false);

} // namespace botoscope::lifecycle
