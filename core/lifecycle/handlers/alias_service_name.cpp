#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void aliasServiceName(ChooseServiceName& payload)
{
    if (payload.serviceName == "runtime.sagemaker") {
        payload.answer.give("sagemaker-runtime");
    }
}

} // namespace botoscope::lifecycle
