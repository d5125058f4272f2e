#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "event-stream": frames decoded (and encoded back), broken frames refused.
SuiteResult runEventStreamFrames(const std::filesystem::path& folder);
/// The suite "event-stream": modelled events and initial responses. Request events count as failed: there is no
/// sending.
SuiteResult runEventStreamModeled(const std::filesystem::path& folder);

} // namespace botoscope::conformance
