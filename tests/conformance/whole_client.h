#pragma once
#include "conformance/suite.h"
#include "core/http/message.h"
#include "core/model/service_model.h"

namespace botoscope::conformance {

/// The request that a whole client sends for an operation of a service that only a case describes: what handlers do to
/// parameters and body is in it. description: metadata, shapes, operations. Error: whatever kept it from being sent.
Result<http::Request> sentByClient(Value description, const std::string& operation, const Value& params,
                                   const std::string& endpointUrl);

/// What a whole client makes of an answer to an operation of a real service, without RetryAttempts. Error: the call's.
Result<Value> readByClient(const std::string& service, const model::OperationModel& operation, http::Response answer);

} // namespace botoscope::conformance
