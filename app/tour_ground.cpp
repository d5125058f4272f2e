#include "app/tour_ground.h"

#include "app/composition.h"
#include "core/credentials/sso_token_cache.h"
#include "core/platform/config_files.h"
#include "core/platform/file_store.h"
#include "core/platform/mark_file.h"
#include "core/platform/profile_files.h"
#include "ui/shell/tour_profiles.h"

#include <filesystem>
#include <fstream>

namespace botoscope::app {

namespace {

Result<void> write(const std::string& path, const std::string& text)
{
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    std::error_code ignored;
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                 ignored);
    return file ? Result<void>() : Error(ErrorCode::Io, "can't write " + path);
}

/// Sign-ins that are good for a while, and one that is not. The tour does not call with them.
Result<void> writeTokens(const config::Environment& environment, Timestamp now)
{
    platform::DiskFiles files;
    credentials::SsoTokenCache cache(files, environment);
    for (const auto& [startUrl, minutes] :
         {std::pair("https://corp.awsapps.com/start", 43), std::pair("https://lapsed.example/start", -5)}) {
        credentials::SsoToken token;
        token.startUrl = startUrl;
        token.accessToken = SecretString("none");
        token.expiresAt = credentials::ssoTime(Timestamp::fromSeconds(now.seconds() + minutes * 60));
        auto saved = cache.save(credentials::SsoTokenCache::key(startUrl), token);
        if (!saved.ok()) {
            return saved;
        }
    }
    return {};
}

} // namespace

TourGround::TourGround(const std::string& directory) : m_home(directory + "/home") {}

TourGround::~TourGround()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_home, ignored);
}

Result<void> TourGround::prepare(std::shared_ptr<const model::Loader> loader)
{
    simulator::SimulatorSetup setup;
    setup.loader = std::move(loader);
    setup.clock = &m_clock;
    setup.credentials = {simulator::defaultCredentials()};
    m_simulator = std::make_unique<simulator::Simulator>(std::move(setup));
    auto listening = m_simulator->listen(0);
    if (!listening.ok()) {
        return listening;
    }
    std::error_code failed;
    std::filesystem::remove_all(m_home, failed);
    std::filesystem::create_directories(m_home + "/.aws", failed);
    auto written = write(m_home + "/.aws/config", ui::tourConfigFile(m_simulator->url()));
    written = written.ok() ? write(m_home + "/.aws/credentials", ui::tourCredentialsFile()) : written;
    return written.ok() ? writeTokens(environment(), m_clock.now()) : written;
}

config::Environment TourGround::environment() const
{
    return {{"HOME", m_home}, {"AWS_EC2_METADATA_DISABLED", "true"}};
}

engine::EngineSetup TourGround::setup(std::shared_ptr<const model::Loader> loader) const
{
    engine::EngineSetup setup = realSetup(std::move(loader));
    const config::Environment environment = this->environment();
    setup.environment = [environment] { return environment; };
    setup.readProfiles = [environment]() -> Result<config::ProfileStore> {
        auto files = platform::readConfigFiles(environment);
        if (!files.ok()) {
            return std::move(files).error();
        }
        return config::ProfileStore::parse(std::move(files).value());
    };
    setup.marks = std::make_shared<platform::MarkFile>(m_home + "/profiles.json");
    setup.makeParts = [environment, make = setup.makeParts] {
        engine::EngineParts parts = make();
        parts.profileFiles = std::make_unique<platform::DiskProfileFiles>(environment);
        parts.secrets.reset();
        parts.processes.reset();
        return parts;
    };
    return setup;
}

} // namespace botoscope::app
