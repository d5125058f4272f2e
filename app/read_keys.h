#pragma once
#include "core/base/result.h"
#include "core/credentials/keychain_entry.h"

#include <string>

namespace botoscope::app {

/// Keys from standard input, never from arguments, which others can see: on a terminal asked for, the secret without
/// an echo; else a JSON object as a credential process gives it, or two or three lines: access key id, secret, and
/// session token. created is left open. Errors: InvalidArgument, Io; never with any of the text.
Result<credentials::KeychainEntry> readKeys();

/// The same from text that is there.
Result<credentials::KeychainEntry> parseKeys(const std::string& text);

} // namespace botoscope::app
