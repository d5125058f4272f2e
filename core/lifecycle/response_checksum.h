#pragma once
#include "core/base/result.h"
#include "core/http/message.h"
#include "core/lifecycle/checksum_plan.h"

#include <string>

namespace botoscope::lifecycle {

/// Verifies a response's body by the first planned algorithm whose header is there; one that was made of parts ("-N")
/// is passed over, as by botocore. A body that is still to come is wrapped, so that reading its end verifies it.
/// Result: the algorithm, empty where there was nothing to verify. Error: ChecksumMismatch.
Result<std::string> checkResponseChecksum(http::Response& response, const ChecksumPlan& plan);

} // namespace botoscope::lifecycle
