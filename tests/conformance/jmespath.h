#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "jmespath": expressions searched in documents, results or kinds of error compared.
SuiteResult runJmespath(const std::filesystem::path& folder);

} // namespace botoscope::conformance
