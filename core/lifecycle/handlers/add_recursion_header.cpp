#include "core/base/encoding.h"
#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void registerRecursionHeader(events::Emitter& emitter, const std::string& traceId)
{
    constexpr std::string_view header = "X-Amzn-Trace-Id";
    constexpr std::string_view keep = "-=;:+&[]{}\"',";
    emitter.on<BeforeCall>("before-call", "add_recursion_detection_header",
                           [value = percentEncode(traceId, keep), header](BeforeCall& payload) {
                               if (!payload.request.headers.contains(header)) {
                                   payload.request.headers.set(header, value);
                               }
                           });
}

} // namespace botoscope::lifecycle
