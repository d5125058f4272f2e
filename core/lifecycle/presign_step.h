#pragma once
#include "core/base/task.h"
#include "core/lifecycle/call.h"

namespace botoscope::lifecycle {

/// Tells handlers and the endpoint rules that a call is signed to be used later: botocore's is_presign_request and
/// use_global_endpoint.
void notePresigning(CallContext& context);

bool isPresigning(const CallContext& context);

/// Signs what was serialized, without before-call and what follows it. Fills report.request and formFields. Errors:
/// signRequest's, NotSupported (a form for a service without PutObject).
Task<Result<void>> presignRequest(CallContext& context, http::RequestDict& dict, Presigning& wish, CallReport& report);

} // namespace botoscope::lifecycle
