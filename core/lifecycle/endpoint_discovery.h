#pragma once
#include "core/lifecycle/context.h"

namespace botoscope::lifecycle {

/// Has a client look up the endpoints that a service hands out itself (§6.7), as Timestream's: asked for before the
/// first request, kept as long as the service says, asked for again when one is refused. ClientState::discovery is
/// "auto" (where an operation must), "true" (wherever one can), "false" (operations that must are refused), or empty.
/// Called before each call: handlers are registered with the first operation that knows of discovery, so that making a
/// client need not read all operations. No model of today's marks identifiers, so none are sent.
void prepareEndpointDiscovery(ClientState& client, const model::OperationModel& operation);

} // namespace botoscope::lifecycle
