#pragma once
#include "app/command_line.h"

namespace botoscope::app {

/// Opens the window, or walks the tour through it; returns the exit status.
int runWindow(int argc, char** argv, const CommandLine& line);

} // namespace botoscope::app
