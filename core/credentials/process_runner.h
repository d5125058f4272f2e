#pragma once
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/base/task.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace botoscope::credentials {

/// A program to run without a shell, with nothing on its standard input and no terminal.
struct ProcessRequest {
    std::vector<std::string> arguments; ///< the program first, looked for in PATH
    std::int64_t timeoutMicros = 60'000'000;
    std::size_t maxOutputBytes = 1U << 20; ///< of standard output; of standard error the first 64 KiB are kept
};

struct ProcessOutcome {
    enum class End { Exited, Killed, TimedOut, TooMuchOutput };
    End end = End::Exited;
    int status = 0;      ///< exit status, or the signal of one that was killed
    SecretString output; ///< standard output
    SecretString errors; ///< standard error; may hold secrets like everything a foreign program writes
};

/// Runs programs that give credentials. One that takes too long or writes too much is ended with all it started.
class ProcessRunner {
public:
    virtual ~ProcessRunner() = default;
    /// Error: Io when it can't be started (context program, reason). Destroying the task ends the program.
    virtual Task<Result<ProcessOutcome>> run(ProcessRequest request) = 0;
};

} // namespace botoscope::credentials
