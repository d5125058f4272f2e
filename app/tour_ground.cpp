#include "app/tour_ground.h"

#include "app/composition.h"
#include "core/platform/config_files.h"
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
    return written.ok() ? write(m_home + "/.aws/credentials", ui::tourCredentialsFile()) : written;
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
