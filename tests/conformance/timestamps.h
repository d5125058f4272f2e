#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The reading half of the suite "timestamps", to the microsecond.
SuiteResult runTimestampParsing(const std::filesystem::path& folder);
/// The cases of parse_timestamp in the suite "pure-functions". Texts without a zone count as UTC.
SuiteResult runParseTimestamp(const std::filesystem::path& folder);

} // namespace botoscope::conformance
