#pragma once
#include "core/base/value.h"

#include <optional>
#include <string_view>

namespace botoscope::retry {

/// The legacy retry rules of a service, botocore's build_retry_config: "__default__" of all services with the
/// service's own laid over it, references to definitions replaced, and what the client says of the number.
/// services, definitions: the parts "retry" and "definitions" of _retry.json. maxRetries: without the first attempt.
Value buildRetryConfig(std::string_view endpointPrefix, const Value& services, const Value& definitions,
                       std::optional<int> maxRetries);

} // namespace botoscope::retry
