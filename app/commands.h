#pragma once
#include "app/command_line.h"

namespace botoscope::app {

// One function a verb; each returns the exit status.
int listServices(const CommandLine& line);
int listOperations(const CommandLine& line);
int showSkeleton(const CommandLine& line);
/// The others need an event loop: they set things going and end the application with their status.
void startCall(const CommandLine& line);
void startProfiles(const CommandLine& line);
void startWhoAmI(const CommandLine& line);
void startWait(const CommandLine& line);
void startPresign(const CommandLine& line);
void startSimulator(const CommandLine& line);
void startSignIn(const CommandLine& line);
void startKeychain(const CommandLine& line);
void startCredentialProcess(const CommandLine& line);

} // namespace botoscope::app
