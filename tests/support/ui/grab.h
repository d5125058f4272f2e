#pragma once
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEvent>
#include <QPixmap>
#include <QWidget>
#include <functional>

namespace botoscope::test {

/// Runs the event loop until the condition holds; false when it did not within the deadline.
inline bool waitFor(const std::function<bool()>& condition, int milliseconds = 5000)
{
    QElapsedTimer clock;
    clock.start();
    while (!condition()) {
        if (clock.elapsed() > milliseconds) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 10);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

/// Handles what is queued now: layouts, paints and deletions.
inline void settle()
{
    for (int i = 0; i < 3; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

/// Shows a window and waits until it has the keyboard; false when it does not get it.
inline bool activate(QWidget& window)
{
    window.show();
    window.activateWindow();
    return waitFor([&window] { return window.isActiveWindow(); });
}

/// Pictures are for people: they are written only when BOTOSCOPE_GRAB names a folder. True when one was written.
inline bool grabTo(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("BOTOSCOPE_GRAB");
    if (folder.isEmpty()) {
        return false;
    }
    settle();
    QDir().mkpath(folder);
    return widget.grab().save(QStringLiteral("%1/%2.png").arg(folder, name));
}

} // namespace botoscope::test
