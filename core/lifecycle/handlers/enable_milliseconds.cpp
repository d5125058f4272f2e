#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void enableMilliseconds(CreatingSerializer& payload)
{
    payload.millisecondTimestamps = true;
}

} // namespace botoscope::lifecycle
