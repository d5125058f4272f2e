#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "paginators": whole listings over scripted calls.
SuiteResult runPaginators(const std::filesystem::path& folder);

} // namespace botoscope::conformance
