#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "retry": standard.json, or standard-v2.1.json (revised).
SuiteResult runRetryStandard(const std::filesystem::path& folder, bool revised);
/// The suite "retry": adaptive.json.
SuiteResult runRetryAdaptive(const std::filesystem::path& folder);

} // namespace botoscope::conformance
