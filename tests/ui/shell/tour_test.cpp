#include "ui/shell/tour.h"

#include "core/engine/engine.h"
#include "core/platform/file_store.h"
#include "support/fake_profile_files.h"
#include "support/ui/engine.h"
#include "support/ui/grab.h"
#include "ui/shell/tour_profiles.h"
#include "ui/shell/tour_script.h"

#include <QDir>
#include <QTemporaryDir>

using namespace botoscope;
using namespace botoscope::ui;

TEST(Tour, VisitsEveryStopAndPicturesIt)
{
    if (test::sharedLoader().availableServices().empty()) {
        GTEST_SKIP() << "no model data";
    }
    const QTemporaryDir folder;
    engine::EngineSetup setup = test::simulatorSetup();
    const config::Environment environment{{"HOME", folder.path().toStdString()}, {"AWS_EC2_METADATA_DISABLED", "true"}};
    setup.environment = [environment] { return environment; };
    const std::string config = tourConfigFile("http://127.0.0.1:1");
    setup.readProfiles = [config]() -> Result<config::ProfileStore> {
        config::ConfigFiles files;
        files.config.text = config;
        files.credentials.text = tourCredentialsFile();
        return config::ProfileStore::parse(std::move(files));
    };
    setup.makeParts = [config, make = setup.makeParts] {
        engine::EngineParts parts = make();
        auto files = std::make_unique<test::FakeProfileFiles>();
        files->config = config;
        files->credentials = tourCredentialsFile();
        parts.profileFiles = std::move(files);
        parts.files = std::make_unique<platform::DiskFiles>();
        return parts;
    };
    engine::Engine engine(std::move(setup));
    int status = -1;
    runTour(engine, folder.path(), {}, [&status](int ended) { status = ended; });
    ASSERT_TRUE(test::waitFor([&status] { return status >= 0; }, 240'000));
    EXPECT_EQ(status, 0);
    const QStringList pictures = QDir(folder.path()).entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name);
    EXPECT_GT(pictures.size(), 25);
    EXPECT_EQ(pictures.first(), QStringLiteral("01-welcome.png"));
    for (const QString& picture : pictures) {
        EXPECT_FALSE(QImage(folder.filePath(picture)).isNull()) << picture.toStdString();
    }
}
