#include "app/commands.h"

#include "app/composition.h"
#include "app/exit_status.h"
#include "core/platform/files.h"
#include "core/simulator/simulator.h"

#include <QCoreApplication>
#include <cstdio>

namespace botoscope::app {

namespace {

auth::Credentials keyPair(const char* id, const char* secret)
{
    auth::Credentials credentials;
    credentials.accessKeyId = id;
    credentials.secretAccessKey = SecretString(secret);
    return credentials;
}

/// Key pairs that are accepted: the simulator's own, those of documentation and of other local endpoints, and the
/// environment's, so that any client set up for a local endpoint can be pointed here.
std::vector<auth::Credentials> acceptedCredentials()
{
    std::vector<auth::Credentials> accepted = {
        simulator::defaultCredentials(), keyPair("test", "test"), keyPair("testing", "testing"),
        keyPair("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        keyPair("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")};
    const config::Environment environment = platform::processEnvironment();
    const std::string id = environment.get("AWS_ACCESS_KEY_ID");
    if (!id.empty()) {
        accepted.push_back(keyPair(id.c_str(), environment.get("AWS_SECRET_ACCESS_KEY").c_str()));
    }
    return accepted;
}

void printUse(const std::string& url)
{
    const auth::Credentials own = simulator::defaultCredentials();
    std::printf("%s\n", url.c_str());
    std::printf(
        "export AWS_ENDPOINT_URL=%s AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s AWS_DEFAULT_REGION=us-east-1\n",
        url.c_str(), own.accessKeyId.c_str(), own.secretAccessKey.reveal().c_str());
    std::fflush(stdout);
}

} // namespace

void startSimulator(const CommandLine& line)
{
    auto faults = simulator::FaultPlan::parse(line.fault);
    if (!faults.ok()) {
        endLater(reportError(faults.error()));
        return;
    }
    auto clock = std::make_shared<SystemClock>();
    simulator::SimulatorSetup setup;
    setup.loader = makeLoader({});
    setup.clock = clock.get();
    setup.credentials = acceptedCredentials();
    setup.faults = std::move(faults).value();
    auto simulator = std::make_shared<simulator::Simulator>(std::move(setup));
    auto listening = simulator->listen(line.port);
    if (!listening.ok()) {
        endLater(reportError(listening.error()));
        return;
    }
    QObject::connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit,
                     [simulator, clock]() mutable { simulator.reset(); });
    printUse(simulator->url());
}

} // namespace botoscope::app
