#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "config-profile": profile files and configured endpoint URLs. File locations need the platform and are
/// tested there.
SuiteResult runConfigProfile(const std::filesystem::path& folder);

} // namespace botoscope::conformance
