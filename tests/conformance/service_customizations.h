#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "service-customizations": what clients of single services do besides their protocols.
SuiteResult runServiceCustomizations(const std::filesystem::path& folder);

} // namespace botoscope::conformance
