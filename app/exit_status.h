#pragma once
#include "core/base/error.h"

#include <string>
#include <vector>

namespace botoscope::app {

// Exit statuses, as the AWS CLI's (INTERFACES).
inline constexpr int exitDone = 0;
inline constexpr int exitUsage = 252;
inline constexpr int exitConfiguration = 253;
inline constexpr int exitServiceError = 254;
inline constexpr int exitOther = 255;
/// A signal that was heeded adds its number: 130 for Ctrl+C, 143 for SIGTERM.
inline constexpr int exitSignal = 128;

/// The status that an error ends the program with.
int exitStatus(ErrorCode code);

/// Ends the application with this status when its event loop comes round, also before the loop has begun.
void endLater(int status);

/// Writes an error to stderr as one paragraph (what, where, what to do) and returns its exit status.
int reportError(const Error& error);

/// Writes to stderr what the user should know of a result that is given all the same.
void reportWarning(const Error& warning);

/// The same for what the model has against parameters that were sent all the same, a line each.
void reportHints(const std::vector<std::string>& hints);

} // namespace botoscope::app
