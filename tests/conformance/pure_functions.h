#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "pure-functions", as far as we have the function: names, rule functions, page tokens, profile files,
/// command lines, paths, regions, user agent components. Values on the wire and timestamps have runners of their own.
SuiteResult runPureFunctions(const std::filesystem::path& folder);

} // namespace botoscope::conformance
