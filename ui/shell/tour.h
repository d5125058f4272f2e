#pragma once
#include "core/trace/record.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

class QTimer;

namespace botoscope::engine {
class Engine;
}

namespace botoscope::ui {

class MainWindow;
class UiState;

/// One stop of the tour: do something, wait until it shows, take a picture.
struct TourStop {
    QString name;                     ///< of the picture; empty: none is taken
    std::function<void()> act;        ///< may be empty
    std::function<bool()> reached;    ///< may be empty: at once
    std::function<QWidget*()> widget; ///< what is pictured; empty: the window
    int scale = 1;
};

/// A scripted visit of the whole window by key and mouse events, from the event loop and without one of its own.
/// Saves NN-name.png of every stop. A stop that is not reached in time is named on stderr and makes the tour fail.
class Tour : public QObject {
    Q_OBJECT
public:
    /// The engine must outlive the tour. directory is made if it is not there.
    Tour(engine::Engine& engine, const QString& directory, QObject* parent = nullptr);
    ~Tour() override;

    void start();
    MainWindow& window() { return *m_window; }
    const QString& directory() const { return m_directory; }

    static constexpr int deadline = 60'000; ///< ms for one stop

Q_SIGNALS:
    /// 0 when every stop was reached and every picture written.
    void finished(int status);

private:
    void next();
    void poll();
    void leave(bool reached);

    QString m_directory;
    std::unique_ptr<UiState> m_state;
    std::unique_ptr<MainWindow> m_window;
    std::shared_ptr<void> m_actor; ///< of the stops
    std::vector<TourStop> m_stops;
    std::size_t m_at = 0;
    int m_pictures = 0;
    int m_failures = 0;
    QTimer* m_timer;
    QElapsedTimer m_clock;
    int m_calm = 0; ///< polls in a row that found the stop reached
};

/// Runs the tour and calls done with its status. traceLine, if given, turns what is recorded into lines of
/// directory/trace.jsonl.
using TraceLine = std::function<std::string(const trace::StepPtr&)>;
void runTour(engine::Engine& engine, const QString& directory, TraceLine traceLine, std::function<void(int)> done);

} // namespace botoscope::ui
