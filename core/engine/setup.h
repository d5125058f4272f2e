#pragma once
#include "core/base/clock.h"
#include "core/client/session.h"
#include "core/config/environment.h"
#include "core/config/profile_files.h"
#include "core/config/profile_marks.h"
#include "core/config/profiles.h"
#include "core/credentials/secret_store.h"
#include "core/http/transport.h"
#include "core/model/loader.h"

#include <functional>
#include <memory>

namespace botoscope::engine {

/// The parts that live in the engine thread.
struct EngineParts {
    std::unique_ptr<http::HttpTransport> transport;
    std::unique_ptr<Timers> timers;
    std::unique_ptr<Clock> clock;
    std::unique_ptr<Random> random;
    std::unique_ptr<credentials::FileStore> files;         ///< where tokens and caches are; nullptr: there are none
    std::unique_ptr<credentials::ProcessRunner> processes; ///< nullptr: no credential_process can be run
    std::unique_ptr<credentials::Prompter> prompter;       ///< nullptr: nobody can be asked for a code
    std::unique_ptr<config::ProfileFiles> profileFiles;    ///< nullptr: there are none to edit
    std::unique_ptr<lifecycle::DatagramSender> datagrams;  ///< nullptr: nobody is told of calls
    std::unique_ptr<credentials::SecretStore> secrets;     ///< the desktop's keychain; nullptr: there is none
};

/// How to build an engine: the composition root fills it; tests give fakes.
struct EngineSetup {
    std::shared_ptr<const model::Loader> loader; ///< shared with the window: thread-safe
    /// A loader with the folders that a profile's data_path names before the others; empty: all use the one above.
    std::function<std::shared_ptr<const model::Loader>(const std::string& dataPath)> loaderFor;
    std::function<EngineParts()> makeParts;                     ///< called once, in the engine thread
    std::function<config::Environment()> environment;           ///< called in the engine thread
    std::function<Result<config::ProfileStore>()> readProfiles; ///< reads the profile files anew
    std::function<bool(const std::string& url)> openBrowser;    ///< called in the engine thread; empty: there is none
    std::shared_ptr<config::MarkStore>
        marks; ///< used in the engine thread; none: no profile has a mark, none can be given
    std::string programVersion;
    std::string ownProgram = "botoscope"; ///< how another program starts this one
};

/// The profile that talks to the simulator inside the program.
inline constexpr const char* simulatorProfile = "simulator";
inline constexpr const char* simulatorRegion = "us-east-1";

} // namespace botoscope::engine
