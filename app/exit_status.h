#pragma once
#include "core/base/error.h"

namespace botoscope::app {

// Exit statuses, as the AWS CLI's (INTERFACES).
inline constexpr int exitDone = 0;
inline constexpr int exitUsage = 252;
inline constexpr int exitConfiguration = 253;
inline constexpr int exitServiceError = 254;
inline constexpr int exitOther = 255;

/// The status that an error ends the program with.
int exitStatus(ErrorCode code);

/// Writes an error to stderr as one paragraph (what, where, what to do) and returns its exit status.
int reportError(const Error& error);

} // namespace botoscope::app
