#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "recursion-detection": the trace header that calls from inside a Lambda function carry on.
SuiteResult runRecursionDetection(const std::filesystem::path& folder);

} // namespace botoscope::conformance
