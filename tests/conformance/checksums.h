#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

/// The suite "checksums": digests of bytes.
SuiteResult runChecksumVectors(const std::filesystem::path& folder);
/// The same suite through a client's steps: headers and trailers of requests, verification of responses.
SuiteResult runChecksumClient(const std::filesystem::path& folder);

} // namespace botoscope::conformance
