#pragma once
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace botoscope::config {

/// What a profile's credential_process says when it is this program: keys out of the keychain.
struct KeychainCommand {
    std::string profile;                        ///< whose entry
    std::optional<std::int64_t> sessionSeconds; ///< session credentials of that length instead of the keys

    KeychainCommand() = default;
};

inline constexpr std::string_view keychainVerb = "credential-process";
inline constexpr std::int64_t defaultSessionSeconds = 43200; ///< GetSessionToken's own default: 12 hours

/// Reads a value of --session-token: STS takes 900 to 129600 seconds. Error: InvalidArgument.
Result<std::int64_t> parseSessionSeconds(std::string_view text);

/// Whether a command line is this program's, right or not.
bool isKeychainCommand(std::string_view commandLine);

/// nullopt: another program's command, or one of ours that can't be right.
std::optional<KeychainCommand> parseKeychainCommand(std::string_view commandLine);

/// A command line of this program with another profile in it. Errors: as below; InvalidArgument when it is not ours.
Result<std::string> withKeychainProfile(std::string_view commandLine, const std::string& profile);

/// The command line for credential_process. program: "botoscope", or its path where it is not on PATH.
/// Error: InvalidArgument for names that a shell or Python's shlex would read differently (quotes, $, `, \, controls).
Result<std::string> keychainCommandLine(std::string_view program, const KeychainCommand& command);

} // namespace botoscope::config
