#include "app/window.h"

#include "app/composition.h"
#include "app/exit_status.h"
#include "app/first_paint.h"
#include "core/base/json.h"
#include "core/endpoint/legacy_resolver.h"
#include "core/engine/engine.h"
#include "core/platform/mark_file.h"
#include "core/simulator/simulator.h"
#include "core/trace/json_lines.h"
#include "ui/common/theme.h"
#include "ui/shell/main_window.h"
#include "ui/shell/tour.h"
#include "ui/shell/ui_state.h"

#include <QApplication>
#include <QDir>
#include <QThreadPool>
#include <filesystem>
#include <malloc.h>
#include <map>
#include <utility>

namespace botoscope::app {

namespace {

QStringList allRegions(const model::Loader& loader)
{
    QStringList names;
    const auto data = loader.loadData("endpoints");
    if (!data.ok()) {
        return names;
    }
    const endpoint::LegacyResolver resolver(*data);
    for (const std::string& partition : resolver.partitions()) {
        for (const auto& [region, description] : resolver.regions(partition)) {
            names.append(QString::fromStdString(region));
        }
    }
    return names;
}

/// Reads the regions' names beside the window: they are needed only when somebody opens their menu.
void supplyRegions(QThreadPool& pool, std::shared_ptr<const model::Loader> loader, ui::MainWindow& window)
{
    pool.start([loader = std::move(loader), &window] {
        QMetaObject::invokeMethod(
            &window, [&window, names = allRegions(*loader)] { window.setRegions(names); }, Qt::QueuedConnection);
    });
}

/// Few heaps: with one a thread, as is the custom, what a thread frees stays with it. In most starts, not all, this is
/// 13 of 80 MiB at rest; it depends on which heap the thread that reads the catalogue gets.
void shareHeaps()
{
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 2);
#endif
}

/// Gives the system back what reading 400 models needed for a moment.
void releaseMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

/// Says when the window is painted and when the catalogue and the identity have reached it.
void reportStart(const FirstPaint& first, engine::Engine& engine, ui::MainWindow& window)
{
    QObject::connect(&first, &FirstPaint::painted, &window, [] { tellStart("first-paint"); });
    const auto look = [&window, told = std::make_shared<bool>(false)] {
        if (window.isReady() && !std::exchange(*told, true)) {
            tellStart("ready");
        }
    };
    QObject::connect(&engine, &engine::Engine::catalogReady, &window, look);
    QObject::connect(&engine, &engine::Engine::identityChanged, &window, look);
}

int openWindow(QApplication& application, const CommandLine& line)
{
    const auto loader = makeLoader();
    ui::UiState state;
    ui::Theme::apply(application, state.scheme());
    engine::Engine engine(realSetup(loader));
    ui::MainWindow window(engine, state);
    const FirstPaint first(window);
    QThreadPool readers; // declared last: waits for its work before the window goes
    if (line.reportStart) {
        reportStart(first, engine, window);
    }
    QObject::connect(&first, &FirstPaint::painted, &window, [&] {
        engine.loadCatalog();
        supplyRegions(readers, loader, window);
    });
    QObject::connect(&engine, &engine::Engine::catalogReady, &window, [&readers] { readers.start(releaseMemory); });
    window.resume(QString::fromStdString(line.profile), QString::fromStdString(line.region));
    const QString open = QString::fromStdString(line.open);
    if (const auto dot = open.indexOf(QLatin1Char('.')); dot > 0) {
        window.openOperation(open.left(dot), open.mid(dot + 1));
    }
    window.show();
    return application.exec();
}

/// Turns steps into the lines of trace.jsonl; remembers each call's last snapshot to name what changed.
ui::TraceLine traceLines()
{
    auto previous = std::make_shared<std::map<std::uint64_t, Value>>();
    return [previous](const trace::StepPtr& step) {
        Value& before = (*previous)[step->call];
        std::string text = writeJson(trace::stepToJson(*step, before), JsonStyle::Line);
        before = step->snapshot;
        return text;
    };
}

/// Profiles that ask for somebody: nobody is signed in to the first, the second's role wants an MFA code.
constexpr const char* signedOut =
    "[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-central-1\n"
    "[profile signed-out]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Developer\n"
    "region = eu-central-1\n"
    "[profile mfa-role]\nrole_arn = arn:aws:iam::123456789012:role/Admin\nsource_profile = unreachable\n"
    "mfa_serial = arn:aws:iam::123456789012:mfa/anna\nregion = eu-central-1\n";

/// What the tour meets besides the window's own simulator: a second endpoint and profiles that lead into errors.
struct TourGround {
    SystemClock clock;
    std::unique_ptr<simulator::Simulator> simulator;
    std::string profiles; ///< text of a config file

    Result<void> prepare(std::shared_ptr<const model::Loader> loader)
    {
        simulator::SimulatorSetup setup;
        setup.loader = std::move(loader);
        setup.clock = &clock;
        setup.credentials = {simulator::defaultCredentials()};
        simulator = std::make_unique<simulator::Simulator>(std::move(setup));
        auto listening = simulator->listen(0);
        const std::string keys = "aws_access_key_id = AKIDTOUR\naws_secret_access_key = not-the-right-one\n"
                                 "region = eu-central-1\nmax_attempts = 2\n";
        profiles = "[profile wrong-key]\n" + keys + "endpoint_url = " + simulator->url() + "\n[profile unreachable]\n" +
                   keys + "endpoint_url = http://127.0.0.1:1\n" + signedOut;
        return listening;
    }
};

/// The tour must look the same everywhere: it sees no configuration of the user's and always starts on the simulator.
engine::EngineSetup tourSetup(std::shared_ptr<const model::Loader> loader, std::string profiles,
                              const std::string& directory)
{
    engine::EngineSetup setup = realSetup(std::move(loader));
    setup.environment = [] { return config::Environment(); };
    const std::string marks = directory + "/profiles.json";
    std::filesystem::remove(marks);
    setup.marks = std::make_shared<platform::MarkFile>(marks);
    setup.readProfiles = [profiles = std::move(profiles)]() -> Result<config::ProfileStore> {
        config::ConfigFiles files;
        files.config.path = "~/.aws/config";
        files.config.text = profiles;
        return config::ProfileStore::parse(std::move(files));
    };
    return setup;
}

int walkTour(QApplication& application, const CommandLine& line)
{
    const QString directory = QString::fromStdString(line.directory);
    if (!QDir().mkpath(directory)) {
        return reportError(Error(ErrorCode::Io, "can't make the folder " + line.directory));
    }
    const auto loader = makeLoader();
    TourGround ground;
    if (auto prepared = ground.prepare(loader); !prepared.ok()) {
        return reportError(prepared.error());
    }
    engine::Engine engine(tourSetup(loader, ground.profiles, line.directory));
    ui::runTour(engine, directory, traceLines(), endLater);
    return application.exec();
}

} // namespace

int runWindow(int argc, char** argv, const CommandLine& line)
{
    shareHeaps();
    const bool tour = line.verb == Verb::Tour;
    if (tour && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY") &&
        qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("botoscope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Botoscope"));
    QApplication::setOrganizationName(QStringLiteral("botoscope"));
    QApplication::setApplicationVersion(QStringLiteral(BOTOSCOPE_VERSION));
    return tour ? walkTour(application, line) : openWindow(application, line);
}

} // namespace botoscope::app
