#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "user-agent": short names of the features we know, and whole headers.
SuiteResult runUserAgent(const std::filesystem::path& folder);

} // namespace botoscope::conformance
