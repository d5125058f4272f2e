#include "core/lifecycle/handlers/handlers.h"
#include "core/lifecycle/handlers/region_set.h"
#include "core/lifecycle/sign_request.h"

#include <algorithm>
#include <array>

namespace botoscope::lifecycle {

namespace {
constexpr std::array<std::string_view, 4> s3SigningNames = {"s3", "s3-outposts", "s3-object-lambda", "s3express"};
}

void setOperationSpecificSigner(ChooseSigner& payload)
{
    const std::string& authType = payload.context.authType;
    if (authType == "none") {
        payload.answer.give(std::string(unsignedVersion));
    } else if (authType == "bearer" || authType == "v4-s3express") {
        payload.answer.give(authType);
    } else if (authType.starts_with("v4")) {
        if (authType == "v4a") {
            signForRegionSet(payload.context, payload.signingName);
        }
        const bool s3 =
            std::find(s3SigningNames.begin(), s3SigningNames.end(), payload.signingName) != s3SigningNames.end();
        payload.answer.give((s3 ? "s3" : "") + std::string(authType == "v4a" ? "v4a" : "v4"));
    }
}

} // namespace botoscope::lifecycle
