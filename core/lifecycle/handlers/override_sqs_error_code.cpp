#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void overrideSqsErrorCode(AfterCall& payload)
{
    const Value& code = payload.parsed["Error"]["QueryErrorCode"];
    if (payload.response.status >= 300 && code.isString()) {
        payload.context.errorCodeOverride = code.toString();
    }
}

} // namespace botoscope::lifecycle
