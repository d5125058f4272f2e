#pragma once
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace botoscope::app {

/// What to do.
enum class Verb {
    Window,
    Services,
    Operations,
    Skeleton,
    Profiles,
    Call,
    WhoAmI,
    Wait,
    Presign,
    Simulator,
    Tour,
    CredentialProcess,
    Keychain,
    SignIn,
    Help,
    Version
};

/// A command line, read but not acted on. Texts are as typed.
struct CommandLine {
    Verb verb = Verb::Window;
    std::string service;
    std::string operation; ///< or waiter
    std::string directory; ///< tour
    std::string action;    ///< keychain: set, status, remove, move, restore
    std::string profile;
    std::string region;
    std::string endpointUrl;
    std::string open;                  ///< SERVICE.OPERATION for the window
    std::optional<std::string> input;  ///< JSON text, file name, or "-"
    std::string query;                 ///< JMESPath
    std::string dryRun;                ///< "", validated, serialized, signed
    std::string trace;                 ///< "", text, jsonl
    std::string output;                ///< json, raw, text; parsing puts the verb's default
    std::string outfile;               ///< where a streamed body goes; "-": standard output
    std::optional<std::string> events; ///< file name, or "-"
    std::string fault;
    int port = 0;
    std::optional<std::int64_t> sessionSeconds;       ///< session credentials of that length instead of keys
    int expiresSeconds = 3600;                        ///< presign
    std::optional<double> delaySeconds;               ///< wait: between calls
    std::optional<int> maxAttempts;                   ///< wait: calls
    std::optional<std::int64_t> connectTimeoutMicros; ///< 0: none
    std::optional<std::int64_t> readTimeoutMicros;
    bool json = false;
    bool preview = false; ///< show what an edit of profiles would change
    bool signRequest = true;
    bool browser = true; ///< sign-in may use one
    bool allPages = false;
    bool allowChanges = false; ///< with a read-only profile, this once
    bool explain = false;      ///< whoami: with the credential chain and where all comes from
    bool offline = false;      ///< whoami: nothing is asked of anybody
    bool reportStart = false;  ///< the window tells a benchmark how far start-up is
};

/// Reads the arguments (without the program's name). Error InvalidArgument says which word is wrong and what to type.
Result<CommandLine> parseCommandLine(const std::vector<std::string>& arguments);

/// The text of --help.
std::string helpText();

} // namespace botoscope::app
