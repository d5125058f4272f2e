#include "core/lifecycle/handlers/handlers.h"
#include "core/lifecycle/sign_request.h"

namespace botoscope::lifecycle {

void disableSigning(ChooseSigner& payload)
{
    payload.answer.give(std::string(unsignedVersion));
}

} // namespace botoscope::lifecycle
