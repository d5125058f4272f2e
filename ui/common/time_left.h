#pragma once
#include <QString>

namespace botoscope::ui {

/// A span of time as a person counts it down: "43 min", "2 h 5 min", "58 s", "3 days". Negative ones count as 0 s.
QString timeLeft(qint64 seconds);

} // namespace botoscope::ui
