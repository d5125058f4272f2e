#include "core/endpoint/client_endpoints.h"
#include "core/lifecycle/handlers/handlers.h"
#include "core/lifecycle/handlers/region_set.h"
#include "core/lifecycle/sign_request.h"

#include <algorithm>

namespace botoscope::lifecycle {

namespace {

/// The services whose tokens count without being asked for.
bool takesTokensUnasked(const std::string& signingName)
{
    return signingName == "bedrock";
}

} // namespace

Result<void> choosePreferredSigner(ChooseSigner& payload)
{
    // botocore's presigning knows no configuration here.
    if (payload.context.noted("is_presign_request")) {
        return {};
    }
    const ClientState& client = *payload.context.client;
    const std::vector<std::string>& offered = client.model->metadata().auth;
    const std::string preference = client.config.authSchemePreference.value_or("");
    const bool versionInCode = client.config.signatureVersion.has_value();
    std::string version = client.signatureVersion;
    if (!versionInCode && !preference.empty() && !offered.empty()) {
        const auto& wishes = client.endpoints->settings().wishes;
        auto chosen = endpoint::chooseAuthTrait(offered, {{}, preference, wishes.isKnown});
        if (!chosen.ok()) {
            return std::move(chosen).error();
        }
        version = *chosen == "none" ? std::string(unsignedVersion) : *chosen;
    }
    const bool offersBearer = std::find(offered.begin(), offered.end(), "smithy.api#httpBearerAuth") != offered.end();
    const bool saidInCode = versionInCode || client.config.authPreferenceInCode;
    if (takesTokensUnasked(payload.signingName) && offersBearer && !client.bearerToken.empty() &&
        (version == "bearer" || !saidInCode)) {
        version = "bearer";
    }
    if (version == "v4a") {
        signForRegionSet(payload.context, payload.signingName);
    }
    if (version != client.signatureVersion) {
        payload.answer.give(std::move(version));
    }
    return {};
}

} // namespace botoscope::lifecycle
