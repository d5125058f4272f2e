#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "csm": the datagrams that client-side monitoring sends while a client works.
SuiteResult runCsm(const std::filesystem::path& folder);

} // namespace botoscope::conformance
