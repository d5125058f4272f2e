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
#include <QFile>
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

/// Writes each step of the tour's calls as a line of trace.jsonl.
class TraceFile : public QObject {
public:
    TraceFile(const engine::Engine& engine, const QString& path) : m_file(path)
    {
        m_file.open(QIODevice::WriteOnly | QIODevice::Truncate);
        connect(&engine, &engine::Engine::stepsRecorded, this,
                [this](quint64, const std::vector<trace::StepPtr>& steps) { write(steps); });
    }
    bool isOpen() const { return m_file.isOpen(); }

private:
    void write(const std::vector<trace::StepPtr>& steps)
    {
        for (const trace::StepPtr& step : steps) {
            Value& previous = m_previous[step->call];
            const std::string text = writeJson(trace::stepToJson(*step, previous), JsonStyle::Line) + '\n';
            m_file.write(text.data(), static_cast<qint64>(text.size()));
            previous = step->snapshot;
        }
        m_file.flush();
    }

    QFile m_file;
    std::map<std::uint64_t, Value> m_previous;
};

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
    const TraceFile trace(engine, directory + QStringLiteral("/trace.jsonl"));
    if (!trace.isOpen()) {
        return reportError(Error(ErrorCode::Io, "can't write into the folder " + line.directory));
    }
    ui::Tour tour(engine, directory);
    QObject::connect(
        &tour, &ui::Tour::finished, &application, [](int status) { QApplication::exit(status); },
        Qt::QueuedConnection);
    tour.start();
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
