#include "app/start_report.h"

#include <QCoreApplication>
#include <QEvent>
#include <chrono>
#include <cinttypes>
#include <cstdint>
#include <cstdio>

namespace botoscope::app {

namespace {

void tell(const char* what)
{
    const std::int64_t now =
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
            .count();
    std::printf("%s %" PRId64 "\n", what, now);
    std::fflush(stdout);
}

} // namespace

StartReport::StartReport(QWidget& window) : m_window(window)
{
    m_window.installEventFilter(this);
}

void StartReport::ready()
{
    if (!m_ready) {
        m_ready = true;
        tellReady();
    }
}

/// The picture is handed over at the end of the round of painting this event belongs to: what is posted with priority
/// now is the first thing that happens afterwards.
bool StartReport::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint) {
        m_window.removeEventFilter(this);
        QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
    }
    return QObject::eventFilter(watched, event);
}

bool StartReport::event(QEvent* event)
{
    if (event->type() != QEvent::User) {
        return QObject::event(event);
    }
    tell("first-paint");
    m_painted = true;
    tellReady();
    return true;
}

void StartReport::tellReady()
{
    if (m_painted && m_ready) {
        tell("ready");
    }
}

} // namespace botoscope::app
