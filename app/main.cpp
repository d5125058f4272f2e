#include "app/command_line.h"
#include "app/commands.h"
#include "app/exit_status.h"
#include "app/process_guard.h"
#include "app/window.h"

#include <QCoreApplication>
#include <cstdio>

namespace {

using botoscope::app::CommandLine;
using botoscope::app::Verb;

/// Runs a verb that needs an event loop but no window.
int runHeadless(int argc, char** argv, void (*start)(const CommandLine&), const CommandLine& line)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("botoscope"));
    start(line);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    botoscope::app::keepMemoryPrivate();
    const auto line = botoscope::app::parseCommandLine({argv + 1, argv + argc});
    if (!line.ok()) {
        return botoscope::app::reportError(line.error());
    }
    switch (line->verb) {
    case Verb::Help:
        std::fputs(botoscope::app::helpText().c_str(), stdout);
        return botoscope::app::exitDone;
    case Verb::Version:
        std::puts("botoscope " BOTOSCOPE_VERSION);
        return botoscope::app::exitDone;
    case Verb::Services:
        return botoscope::app::listServices(*line);
    case Verb::Operations:
        return botoscope::app::listOperations(*line);
    case Verb::Skeleton:
        return botoscope::app::showSkeleton(*line);
    case Verb::Profiles:
        return runHeadless(argc, argv, botoscope::app::startProfiles, *line);
    case Verb::Call:
        return runHeadless(argc, argv, botoscope::app::startCall, *line);
    case Verb::WhoAmI:
        return runHeadless(argc, argv, botoscope::app::startWhoAmI, *line);
    case Verb::Wait:
        return runHeadless(argc, argv, botoscope::app::startWait, *line);
    case Verb::Presign:
        return runHeadless(argc, argv, botoscope::app::startPresign, *line);
    case Verb::Simulator:
        return runHeadless(argc, argv, botoscope::app::startSimulator, *line);
    case Verb::SignIn:
        return runHeadless(argc, argv, botoscope::app::startSignIn, *line);
    case Verb::Keychain:
        return runHeadless(argc, argv, botoscope::app::startKeychain, *line);
    case Verb::CredentialProcess:
        return runHeadless(argc, argv, botoscope::app::startCredentialProcess, *line);
    case Verb::Tour:
    case Verb::Window:
        return botoscope::app::runWindow(argc, argv, *line);
    }
    return botoscope::app::exitOther;
}
