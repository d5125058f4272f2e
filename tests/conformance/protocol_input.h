#pragma once
#include "conformance/suite.h"

/// Request serialization: the suites protocol-input and the input half of protocol-legacy.
namespace botoscope::conformance {

/// folder: a protocol-input folder, whose files are one protocol each.
SuiteResult runProtocolInput(const std::filesystem::path& folder);

/// folder: a protocol-legacy folder; runs the files of its "input" folder.
SuiteResult runProtocolLegacyInput(const std::filesystem::path& folder);

} // namespace botoscope::conformance
