#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "sigv4" in one style: every case directory, header or query signatures.
SuiteResult runSigv4(const std::filesystem::path& folder, bool query);
/// The suite "sigv4-legacy": Authorization headers.
SuiteResult runSigv4Legacy(const std::filesystem::path& folder);
/// The signed requests of the suite "sigv4", given to the server's side of signing.
SuiteResult runSigv4Verify(const std::filesystem::path& folder, bool query);

} // namespace botoscope::conformance
