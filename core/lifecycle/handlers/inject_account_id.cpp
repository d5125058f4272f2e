#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void injectAccountId(BeforeParameterBuild& payload)
{
    if (payload.params["accountId"].isNull()) {
        payload.params.set("accountId", "-");
    }
}

} // namespace botoscope::lifecycle
