#include "ui/shell/tour.h"

#include "core/engine/engine.h"
#include "ui/shell/main_window.h"
#include "ui/shell/tour_hands.h"
#include "ui/shell/tour_script.h"
#include "ui/shell/ui_state.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTimer>
#include <cstdio>

namespace botoscope::ui {

namespace {
constexpr int pollInterval = 20;
constexpr int calmPolls = 4; ///< lets layouts, fades and batched rows arrive before the picture
} // namespace

Tour::Tour(engine::Engine& engine, const QString& directory, QObject* parent)
    : QObject(parent), m_directory(directory), m_timer(new QTimer(this))
{
    QDir().mkpath(directory);
    const QString stateFile = directory + QStringLiteral("/window.ini");
    QFile::remove(stateFile);
    m_state = std::make_unique<UiState>(stateFile);
    Theme::apply(*qApp, Scheme::Light);
    m_window = std::make_unique<MainWindow>(engine, *m_state);
    m_timer->setInterval(pollInterval);
    connect(m_timer, &QTimer::timeout, this, &Tour::poll);
}

Tour::~Tour() = default;

void Tour::start()
{
    TourScript script = tourScript(*m_window);
    m_actor = std::move(script.actor);
    m_stops = std::move(script.stops);
    next();
}

void Tour::next()
{
    if (m_at == m_stops.size()) {
        m_window->close();
        QFile::remove(m_directory + QStringLiteral("/window.ini"));
        Q_EMIT finished(m_failures == 0 ? 0 : 1);
        return;
    }
    m_calm = 0;
    m_clock.start();
    m_timer->start();
    if (m_stops[m_at].act) {
        m_stops[m_at].act();
    }
}

void Tour::poll()
{
    const TourStop& stop = m_stops[m_at];
    m_calm = !stop.reached || stop.reached() ? m_calm + 1 : 0;
    if (m_calm >= calmPolls) {
        leave(true);
    } else if (m_clock.elapsed() > deadline) {
        leave(false);
    }
}

void Tour::leave(bool reached)
{
    m_timer->stop();
    const TourStop& stop = m_stops[m_at];
    if (!reached) {
        ++m_failures;
        std::fprintf(stderr, "tour: stop %zu (%s) was not reached within %d s\n", m_at + 1, qPrintable(stop.name),
                     deadline / 1000);
    }
    if (!stop.name.isEmpty()) {
        const QString file =
            QStringLiteral("%1/%2-%3.png").arg(m_directory).arg(++m_pictures, 2, 10, QLatin1Char('0')).arg(stop.name);
        QWidget* widget = stop.widget ? stop.widget() : m_window.get();
        if (!widget || !hands::picture(widget, file, stop.scale)) {
            ++m_failures;
            std::fprintf(stderr, "tour: %s could not be written\n", qPrintable(file));
        }
    }
    ++m_at;
    QTimer::singleShot(0, this, &Tour::next);
}

void runTour(engine::Engine& engine, const QString& directory, TraceLine traceLine, std::function<void(int)> done)
{
    auto* tour = new Tour(engine, directory, &engine);
    auto lines = std::make_shared<QFile>(directory + QStringLiteral("/trace.jsonl"));
    if (traceLine && lines->open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        QObject::connect(&engine, &engine::Engine::stepsRecorded, tour,
                         [lines, traceLine](quint64, const std::vector<trace::StepPtr>& steps) {
                             for (const trace::StepPtr& step : steps) {
                                 lines->write(QByteArray::fromStdString(traceLine(step)) + '\n');
                             }
                         });
    }
    QObject::connect(tour, &Tour::finished, tour, [tour, lines, done](int status) {
        lines->close();
        tour->deleteLater();
        done(status);
    });
    tour->start();
}

} // namespace botoscope::ui
