#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void requestValidationMode(BeforeParameterBuild& payload)
{
    // botocore's presigning knows no configuration here.
    if (payload.context.noted("is_presign_request")) {
        return;
    }
    const std::string mode = payload.model.trait("httpChecksum")["requestValidationModeMember"].toString();
    const auto& config = payload.context.client->config;
    const bool wanted = config.responseChecksumValidation.value_or("when_supported") == "when_supported";
    if (!mode.empty() && wanted && !payload.params.find(mode)) {
        payload.params.set(Name(mode), "ENABLED");
    }
}

} // namespace botoscope::lifecycle
