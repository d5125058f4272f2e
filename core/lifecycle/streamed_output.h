#pragma once
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/http/message.h"
#include "core/model/service_model.h"

namespace botoscope::lifecycle {

/// True where the members of an output come as the first message of its event stream: in RPC protocols.
bool hasInitialResponse(const model::OperationModel& operation);

/// Takes the first message off a response's stream and makes it the response's body, for the parser. The stream goes on
/// behind it. Error: the transport's.
Task<Result<void>> takeInitialResponse(http::Response& response);

/// The member of an output that its caller reads as a stream: a blob or events; nullptr if there is none.
const model::Member* streamedMember(const model::OperationModel& operation);

/// Puts a stream of the caller's in the place of a streaming input: a text that describes it among the parameters.
void describeStream(Value& params, const model::OperationModel& operation, const http::BodySource& source);

} // namespace botoscope::lifecycle
