#pragma once
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/endpoint/endpoint.h"
#include "core/lifecycle/context.h"

#include <string>

namespace botoscope::lifecycle {

/// Finds where a call goes: emits before-endpoint-resolution, asks the client's endpoints, and leaves what the endpoint
/// says of signing in the context. S3 redirects come here again. Errors: a handler's, EndpointSource's, and those of
/// the credential chain where the rules ask for the account.
Task<Result<endpoint::Endpoint>> resolveEndpoint(CallContext& context);

/// What a call is signed for: what its endpoint says, else the client's own. Empty if nobody says.
std::string signingRegion(const CallContext& context);
std::string signingName(const CallContext& context);

} // namespace botoscope::lifecycle
