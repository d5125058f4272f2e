#include "ui/shell/tour.h"

#include "core/engine/engine.h"
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
    engine::EngineSetup setup = test::simulatorSetup();
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
        return parts;
    };
    engine::Engine engine(std::move(setup));
    const QTemporaryDir folder;
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
