#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "endpoint-rules": each service's rule set against its resolver cases.
SuiteResult runEndpointRules(const std::filesystem::path& folder);
/// The suite "endpoint-rules-core"; partitions is the other suite's partitions.json.
SuiteResult runEndpointRulesCore(const std::filesystem::path& folder, const std::filesystem::path& partitions);

} // namespace botoscope::conformance
