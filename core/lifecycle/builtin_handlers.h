#pragma once
#include "core/events/emitter.h"

namespace botoscope::lifecycle {

/// Registers the behaviours that every session has, in botocore's order (its BUILTIN_HANDLERS, §2.4). The table is in
/// builtin_handlers.cpp; each behaviour is a file in handlers/.
void registerBuiltinHandlers(events::Emitter& emitter);

} // namespace botoscope::lifecycle
