#pragma once
#include "core/lifecycle/context.h"

#include <string>

namespace botoscope::lifecycle {

/// SigV4a signs for a set of regions: the configured one, else the endpoint's, else all.
inline void signForRegionSet(CallContext& context, const std::string& signingName)
{
    const auto& configured = context.client->config.sigv4aRegionSet;
    if (configured && !configured->empty()) {
        context.signing.region = *configured;
    } else if (context.signing.region.empty()) {
        context.signing.region = "*";
    }
    context.signing.name = signingName;
}

} // namespace botoscope::lifecycle
