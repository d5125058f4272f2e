#include "app/first_paint.h"

#include <QCoreApplication>
#include <QEvent>
#include <chrono>
#include <cinttypes>
#include <cstdint>
#include <cstdio>

namespace botoscope::app {

FirstPaint::FirstPaint(QWidget& window) : m_window(window)
{
    m_window.installEventFilter(this);
}

/// The picture is handed over at the end of the round of painting this event belongs to: what is posted with priority
/// now is the first thing that happens afterwards.
bool FirstPaint::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint) {
        m_window.removeEventFilter(this);
        QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
    }
    return QObject::eventFilter(watched, event);
}

bool FirstPaint::event(QEvent* event)
{
    if (event->type() != QEvent::User) {
        return QObject::event(event);
    }
    Q_EMIT painted();
    return true;
}

void tellStart(const char* what)
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    const std::int64_t nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
    std::printf("%s %" PRId64 "\n", what, nanoseconds);
    std::fflush(stdout);
}

} // namespace botoscope::app
