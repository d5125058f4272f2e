#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "protocol-output": responses of all protocols, parsed and compared (§ Pass of its README).
SuiteResult runProtocolOutput(const std::filesystem::path& folder);
/// The output half of the suite "protocol-legacy".
SuiteResult runProtocolLegacyOutput(const std::filesystem::path& folder);

/// A parsed response as the suites write it: timestamps as epoch seconds, blobs as text, special floats as text.
Value plainResult(const Value& parsed);

} // namespace botoscope::conformance
