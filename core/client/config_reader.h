#pragma once
#include "core/base/result.h"
#include "core/config/settings.h"
#include "core/lifecycle/client_config.h"

namespace botoscope::client {

/// A client's options, complete (botocore-behaviour.md §7.3): its own where it has them, else the session's defaults,
/// else the configuration chain's. Errors: InvalidConfig, ProfileNotFound.
Result<lifecycle::ClientConfig> readClientConfig(const config::Settings& settings, lifecycle::ClientConfig own,
                                                 const lifecycle::ClientConfig& defaults);

} // namespace botoscope::client
