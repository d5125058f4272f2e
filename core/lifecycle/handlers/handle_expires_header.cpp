#include "core/base/time_format.h"
#include "core/lifecycle/handlers/handlers.h"

#include <algorithm>

namespace botoscope::lifecycle {

void handleExpiresHeader(BeforeParse& payload)
{
    const model::Shape* output = payload.model.outputShape();
    const bool has = output && std::any_of(output->members.begin(), output->members.end(), [](const model::Member& m) {
                         return m.ref.shapeName() == "Expires" && m.ref.traits().locationName == "Expires";
                     });
    const std::string* text = has ? payload.response.headers.find("Expires") : nullptr;
    if (!text || text->empty()) {
        return;
    }
    payload.customized.set("ExpiresString", *text);
    if (!parseTimestamp(*text)) {
        payload.response.headers.erase("Expires");
    }
}

} // namespace botoscope::lifecycle
