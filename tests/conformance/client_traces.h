#pragma once
#include "conformance/suite.h"
#include "core/http/message.h"

namespace botoscope::conformance {

/// The suite "client-traces": whole calls, presigned URLs and forms over scripted answers, compared with what botocore
/// sent and gave back.
SuiteResult runClientTraces(const std::filesystem::path& folder);

/// The first difference between a request as a suite writes it (method, url, headers, body_base64) and one that was
/// sent. Headers that differ with program, moment and transport are left out.
std::optional<std::string> requestDifference(const Value& expected, const http::Request& actual);

} // namespace botoscope::conformance
