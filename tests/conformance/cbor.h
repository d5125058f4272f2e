#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "cbor": items decoded or refused.
SuiteResult runCbor(const std::filesystem::path& folder);

} // namespace botoscope::conformance
