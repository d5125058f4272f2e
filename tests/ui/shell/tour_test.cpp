#include "ui/shell/tour.h"

#include "core/engine/engine.h"
#include "support/ui/engine.h"
#include "support/ui/grab.h"
#include "ui/shell/tour_script.h"

#include <QDir>
#include <QTemporaryDir>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

const char* const profiles = "[profile wrong-key]\naws_access_key_id = AKIDTOUR\naws_secret_access_key = wrong\n"
                             "region = eu-central-1\nmax_attempts = 1\nendpoint_url = http://127.0.0.1:1\n"
                             "[profile unreachable]\naws_access_key_id = AKIDTOUR\naws_secret_access_key = wrong\n"
                             "region = eu-central-1\nmax_attempts = 1\nendpoint_url = http://127.0.0.1:1\n";

} // namespace

TEST(Tour, VisitsEveryStopAndPicturesIt)
{
    if (test::sharedLoader().availableServices().empty()) {
        GTEST_SKIP() << "no model data";
    }
    engine::EngineSetup setup = test::simulatorSetup();
    setup.readProfiles = []() -> Result<config::ProfileStore> {
        config::ConfigFiles files;
        files.config.text = profiles;
        return config::ProfileStore::parse(std::move(files));
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
