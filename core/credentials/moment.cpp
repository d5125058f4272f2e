#include "core/credentials/moment.h"

#include "core/base/time_format.h"

namespace botoscope::credentials {

std::optional<Timestamp> readMoment(std::string text)
{
    if (text.ends_with("UTC")) {
        text.replace(text.size() - 3, 3, "Z");
    }
    return text.empty() ? std::nullopt : parseTimestamp(text);
}

} // namespace botoscope::credentials
