#pragma once
#include "core/lifecycle/client_config.h"

#include <string>
#include <string_view>

namespace botoscope::client {

/// The short name that a User-Agent header has for a feature, e.g. "B" for WAITER; empty for one botocore does not
/// know either.
std::string_view userAgentFeature(std::string_view feature);

/// The features that a client uses in all of its calls, by their short names with commas between.
std::string clientFeatures(const lifecycle::ClientConfig& config, const std::string& endpointUrl);

} // namespace botoscope::client
