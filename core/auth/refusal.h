#pragma once
#include "core/auth/verify.h"

#include <string>

namespace botoscope::auth {

/// Fills in refusal, status and code for the style of the service; the message is the caller's.
void refuse(Verification& result, Refusal refusal, RefusalStyle style, std::string message);

// Messages of AWS' own services for each case.
std::string missingTokenMessage(RefusalStyle style);
std::string unknownKeyMessage(RefusalStyle style);
std::string mismatchMessage(RefusalStyle style, const std::string& canonicalRequest, const std::string& stringToSign);
std::string expiredMessage(RefusalStyle style, Timestamp signedAt, Timestamp now);
std::string notYetCurrentMessage(RefusalStyle style, Timestamp signedAt, Timestamp now);

} // namespace botoscope::auth
