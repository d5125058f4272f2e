#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "sigv4a", header and query style: canonical request, string to sign and derived public key are compared;
/// our signature and the given one are checked with that key.
SuiteResult runSigv4a(const std::filesystem::path& folder);

} // namespace botoscope::conformance
