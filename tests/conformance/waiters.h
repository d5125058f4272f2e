#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "waiters": single acceptors, and whole waits over scripted responses.
SuiteResult runWaiters(const std::filesystem::path& folder);

} // namespace botoscope::conformance
