#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "known-regions": host names from the content of endpoints.json.
SuiteResult runKnownRegions(const std::filesystem::path& folder, const Value& endpoints);

} // namespace botoscope::conformance
