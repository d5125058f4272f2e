#pragma once

namespace botoscope::app {

/// Keeps what this process holds in memory, secrets among it, out of core dumps and away from other processes of the
/// same user (ptrace, /proc/PID/mem). BOTOSCOPE_ALLOW_DEBUGGER=1 leaves it open.
void keepMemoryPrivate();

} // namespace botoscope::app
