#pragma once
#include "ui/shell/tour.h"

#include <vector>

namespace botoscope::ui {

/// The stops of the tour through a window.
std::vector<TourStop> tourScript(MainWindow& window);

} // namespace botoscope::ui
