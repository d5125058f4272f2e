#include "tests/support/engine/wait.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>
#include <cstdio>
#include <cstdlib>

namespace botoscope::test {

bool waitUntil(const std::function<bool()>& condition, int deadlineMillis)
{
    QElapsedTimer clock;
    clock.start();
    QTimer wake; // so that waiting for events ends at the deadline; a coarse timer may come before it
    wake.setTimerType(Qt::PreciseTimer);
    wake.setSingleShot(true);
    wake.start(deadlineMillis + 1);
    while (!condition()) {
        if (clock.elapsed() >= deadlineMillis) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void requireDone(bool done)
{
    if (!done) {
        std::fprintf(stderr, "the awaited task did not finish in time\n");
        std::abort();
    }
}

} // namespace botoscope::test
