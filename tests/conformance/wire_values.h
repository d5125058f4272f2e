#pragma once
#include "conformance/suite.h"

/// Single values as requests write them.
namespace botoscope::conformance {

/// folder: timestamps; the sections format_*. Moments outside the years 1..9999 count as refused.
SuiteResult runTimestampFormat(const std::filesystem::path& folder);

/// folder: pure-functions; the functions parse_to_aware_datetime, percent_encode and percent_encode_sequence.
SuiteResult runWireFunctions(const std::filesystem::path& folder);

} // namespace botoscope::conformance
