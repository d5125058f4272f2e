#include "ui/common/time_left.h"

#include <QCoreApplication>

namespace botoscope::ui {

namespace {
constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
} // namespace

QString timeLeft(qint64 seconds)
{
    const auto words = [](const char* text) { return QCoreApplication::translate("TimeLeft", text); };
    if (seconds < 2 * minute) {
        return words("%1 s").arg(std::max<qint64>(seconds, 0));
    }
    if (seconds < hour) {
        return words("%1 min").arg(seconds / minute);
    }
    if (seconds < 2 * day) {
        return words("%1 h %2 min").arg(seconds / hour).arg(seconds % hour / minute);
    }
    return words("%1 days").arg(seconds / day);
}

} // namespace botoscope::ui
