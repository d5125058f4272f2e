#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// folder: param-validation. Compares validity and botocore's report word for word.
SuiteResult runParamValidation(const std::filesystem::path& folder);

} // namespace botoscope::conformance
