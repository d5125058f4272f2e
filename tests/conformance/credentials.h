#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "credentials", as far as keys in variables and profile files decide: chain cases without HTTP, processes,
/// roles to assume and token files.
SuiteResult runStaticCredentials(const std::filesystem::path& folder);

} // namespace botoscope::conformance
