#include "app/composition.h"

#include "app/terminal_prompter.h"
#include "core/platform/browser.h"
#include "core/platform/config_files.h"
#include "core/platform/curl_transport.h"
#include "core/platform/file_store.h"
#include "core/platform/files.h"
#include "core/platform/keychain_store.h"
#include "core/platform/mark_file.h"
#include "core/platform/profile_files.h"
#include "core/platform/qt_processes.h"
#include "core/platform/qt_timers.h"
#include "core/platform/udp_sender.h"

#include <filesystem>
#include <sstream>

namespace botoscope::app {

namespace {

std::filesystem::path executable()
{
    std::error_code error;
    const auto path = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::path() : path;
}

std::string executableFolder()
{
    return executable().parent_path().string();
}

/// The first file of that name in the folders of PATH.
std::filesystem::path foundOnPath(const std::string& name)
{
    std::istringstream folders(platform::processEnvironment().get("PATH"));
    std::error_code error;
    for (std::string folder; std::getline(folders, folder, ':');) {
        const auto candidate = std::filesystem::path(folder) / name;
        if (std::filesystem::is_regular_file(candidate, error)) {
            return candidate;
        }
    }
    return {};
}

} // namespace

std::string ownProgram()
{
    const auto own = executable();
    const auto found = foundOnPath("botoscope");
    std::error_code error;
    return !found.empty() && std::filesystem::equivalent(found, own, error) ? "botoscope" : own.string();
}

std::string bundledModels()
{
    const config::Environment environment = platform::processEnvironment();
    if (const std::string* chosen = environment.find("BOTOSCOPE_MODELS"); chosen && !chosen->empty()) {
        return *chosen;
    }
    std::error_code error;
    const std::string installed = executableFolder() + "/../share/botoscope/models";
    return std::filesystem::is_directory(installed, error) ? installed : BOTOSCOPE_BUNDLED_MODELS;
}

namespace {

std::vector<std::string> searchPaths(const std::string& dataPath)
{
    return model::Loader::standardSearchPaths(dataPath, platform::homeDirectory(platform::processEnvironment()),
                                              bundledModels());
}

Result<config::ProfileStore> readProfiles()
{
    auto files = platform::readConfigFiles(platform::processEnvironment());
    if (!files.ok()) {
        return std::move(files).error();
    }
    return config::ProfileStore::parse(std::move(files).value());
}

} // namespace

std::shared_ptr<const model::Loader> makeLoader(const std::string& profile)
{
    auto profiles = readProfiles();
    config::Settings settings(platform::processEnvironment(),
                              profiles.ok() ? std::move(*profiles) : config::ProfileStore());
    settings.set("profile", profile.empty() ? Value() : Value(profile));
    const auto dataPath = settings.get("data_path");
    return std::make_shared<const model::Loader>(searchPaths(dataPath.ok() ? dataPath->toString() : std::string()));
}

engine::EngineSetup realSetup(std::shared_ptr<const model::Loader> loader)
{
    engine::EngineSetup setup;
    setup.loader = std::move(loader);
    setup.programVersion = BOTOSCOPE_VERSION;
    setup.ownProgram = ownProgram();
    setup.environment = [] { return platform::processEnvironment(); };
    setup.loaderFor = [loader = setup.loader](const std::string& dataPath) {
        auto paths = searchPaths(dataPath);
        return paths == loader->searchPaths() ? loader : std::make_shared<const model::Loader>(std::move(paths));
    };
    setup.readProfiles = readProfiles;
    setup.openBrowser = [](const std::string& url) {
        return platform::openBrowser(url, platform::processEnvironment());
    };
    setup.marks =
        std::make_shared<platform::MarkFile>(platform::MarkFile::standardPath(platform::processEnvironment()));
    setup.makeParts = [] {
        engine::EngineParts parts;
        platform::CurlTransportSettings settings;
        settings.environment = platform::processEnvironment();
        parts.transport = std::make_unique<platform::CurlTransport>(std::move(settings));
        parts.timers = std::make_unique<platform::QtTimers>();
        parts.clock = std::make_unique<SystemClock>();
        parts.random = std::make_unique<SystemRandom>();
        parts.files = std::make_unique<platform::DiskFiles>();
        parts.processes = std::make_unique<platform::QtProcesses>();
        parts.profileFiles = std::make_unique<platform::DiskProfileFiles>(platform::processEnvironment());
        parts.datagrams = std::make_unique<platform::UdpSender>();
        parts.secrets = std::make_unique<platform::KeychainStore>();
        return parts;
    };
    return setup;
}

engine::EngineSetup terminalSetup(std::shared_ptr<const model::Loader> loader)
{
    engine::EngineSetup setup = realSetup(std::move(loader));
    setup.makeParts = [make = setup.makeParts] {
        engine::EngineParts parts = make();
        parts.prompter = std::make_unique<TerminalPrompter>();
        return parts;
    };
    return setup;
}

} // namespace botoscope::app
