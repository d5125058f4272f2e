#pragma once
#include "core/base/task.h"
#include "core/lifecycle/call.h"
#include "core/lifecycle/context.h"

namespace botoscope::lifecycle {

/// The request of one attempt, made from the request dict: form bodies encoded, not yet signed.
http::Request makeRequest(const http::RequestDict& dict, const model::OperationModel& operation);

/// Sends until no needs-retry handler asks for more (botocore's Endpoint.make_request, §3.4). Fills report.response,
/// parsed, request and timing. signOnly stops before before-send. Errors: of the transport once retries are used up, of
/// handlers, ResponseParser.
Task<Result<void>> runAttempts(CallContext& context, http::RequestDict& dict, bool signOnly, CallReport& report);

} // namespace botoscope::lifecycle
