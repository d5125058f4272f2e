#pragma once
#include <QStringList>

namespace botoscope::ui {

/// What came of another program's change to a profile that is being edited here; keys as forms know them.
struct Followed {
    QStringList taken;     ///< changed there and untouched here: what they wrote is shown
    QStringList conflicts; ///< changed there and here: ours is kept, and said to be other than theirs
};

} // namespace botoscope::ui
