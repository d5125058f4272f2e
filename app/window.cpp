#include "app/window.h"

#include "app/composition.h"
#include "app/exit_status.h"
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
#include <map>

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

int openWindow(QApplication& application, const CommandLine& line)
{
    const auto loader = makeLoader();
    engine::Engine engine(realSetup(loader));
    ui::UiState state;
    ui::MainWindow window(engine, state);
    window.setRegions(allRegions(*loader));
    window.start(QString::fromStdString(line.profile), QString::fromStdString(line.region));
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

/// The tour must look the same everywhere: it sees no configuration of the user's and always starts on the simulator.
engine::EngineSetup tourSetup(std::shared_ptr<const model::Loader> loader)
{
    engine::EngineSetup setup = realSetup(std::move(loader));
    setup.environment = [] { return config::Environment(); };
    setup.readProfiles = []() -> Result<config::ProfileStore> { return config::ProfileStore(); };
    return setup;
}

int walkTour(QApplication& application, const CommandLine& line)
{
    const QString directory = QString::fromStdString(line.directory);
    if (!QDir().mkpath(directory)) {
        return reportError(Error(ErrorCode::Io, "can't make the folder " + line.directory));
    }
    engine::Engine engine(tourSetup(makeLoader()));
    const auto done = [](int status) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [status] { QCoreApplication::exit(status); }, Qt::QueuedConnection);
    };
    ui::runTour(engine, directory, traceLines(), done);
    return application.exec();
}

} // namespace

int runWindow(int argc, char** argv, const CommandLine& line)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("botoscope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Botoscope"));
    QApplication::setOrganizationName(QStringLiteral("botoscope"));
    const bool tour = line.verb == Verb::Tour;
    ui::Theme::apply(application, tour ? ui::Scheme::Light : ui::Scheme::System);
    return tour ? walkTour(application, line) : openWindow(application, line);
}

} // namespace botoscope::app
