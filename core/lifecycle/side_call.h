#pragma once
#include "core/lifecycle/call.h"

namespace botoscope::lifecycle {

/// Makes a call that another one needs first (a session, a bucket's region, an endpoint), with the same client. Its
/// steps become steps of the other's trace, also when it is cancelled.
Task<CallReport> runSideCall(CallContext& context, const model::OperationModel& operation, Value params);

} // namespace botoscope::lifecycle
