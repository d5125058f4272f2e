#include "app/window.h"

#include "app/composition.h"
#include "app/exit_status.h"
#include "app/first_paint.h"
#include "app/tour_ground.h"
#include "core/base/json.h"
#include "core/endpoint/legacy_resolver.h"
#include "core/engine/engine.h"
#include "core/trace/json_lines.h"
#include "ui/common/theme.h"
#include "ui/shell/main_window.h"
#include "ui/shell/tour.h"
#include "ui/shell/ui_state.h"

#include <QApplication>
#include <QDir>
#include <QThreadPool>
#include <QTimer>
#include <chrono>
#include <map>
#ifdef BOTOSCOPE_MIMALLOC
#include <mimalloc.h>
#endif
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

/// Gives the system back what reading 400 models needed for a moment: a quarter of the window's memory at rest.
void returnMemory()
{
#ifdef BOTOSCOPE_MIMALLOC
    mi_collect(true);
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
    ui::UiState state;
    const auto loader =
        makeLoader(line.profile.empty() ? state.word(QLatin1String(ui::state::profile)).toStdString() : line.profile);
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
    QObject::connect(&engine, &engine::Engine::catalogReady, &window, [&window] {
        constexpr std::chrono::seconds untilReadersEnded{3};
        QTimer::singleShot(untilReadersEnded, &window, returnMemory);
    });
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

int walkTour(QApplication& application, const CommandLine& line)
{
    const QString directory = QString::fromStdString(line.directory);
    if (!QDir().mkpath(directory)) {
        return reportError(Error(ErrorCode::Io, "can't make the folder " + line.directory));
    }
    const auto loader = makeLoader({});
    TourGround ground(line.directory);
    if (auto prepared = ground.prepare(loader); !prepared.ok()) {
        return reportError(prepared.error());
    }
    engine::Engine engine(ground.setup(loader));
    ui::runTour(engine, directory, traceLines(), endLater);
    return application.exec();
}

} // namespace

int runWindow(int argc, char** argv, const CommandLine& line)
{
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
