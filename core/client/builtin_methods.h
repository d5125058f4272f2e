#pragma once
#include "core/events/emitter.h"

namespace botoscope::client {

/// Registers what botocore's built-in handlers do to clients' methods (§2.4, naming and client class): methods of
/// bidirectional streams go, RDS and DSQL get their token generators, a few operations answer to their old names.
void registerBuiltinMethods(events::Emitter& emitter);

} // namespace botoscope::client
