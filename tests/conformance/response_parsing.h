#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "response-parsing": whole responses of real services against the model data in use.
SuiteResult runResponseParsing(const std::filesystem::path& folder);

} // namespace botoscope::conformance
