#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "json-parser": texts that must be read (y_), refused (n_), or just not crash (i_).
SuiteResult runJsonParser(const std::filesystem::path& folder);

} // namespace botoscope::conformance
