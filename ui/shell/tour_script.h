#pragma once
#include "ui/shell/tour.h"

#include <memory>
#include <vector>

namespace botoscope::ui {

/// The stops of the tour through a window; actor must live as long as they are used.
struct TourScript {
    std::shared_ptr<void> actor;
    std::vector<TourStop> stops;
};
TourScript tourScript(MainWindow& window);

} // namespace botoscope::ui
