#pragma once
#include "core/config/defaults_mode.h"
#include "core/credentials/instance_region.h"
#include "core/lifecycle/context.h"

#include <memory>

namespace botoscope::client {

/// A client's settings with the defaults of its mode laid under the session's, and that mode.
struct ClientDefaults {
    config::Settings settings;
    config::DefaultsMode mode;
};

/// Errors: config::applyDefaultsMode's.
Result<ClientDefaults> clientDefaults(const config::Settings& settings, const config::ModeWish& wish,
                                      const model::Loader& loader);

/// Has the first request of each call ask in which region this runs, where the mode "auto" hangs on it, and choose the
/// connect time-out by it: that is all in which the modes it may come to differ (ADR 36). settings: the session's.
void registerAutoDefaults(lifecycle::ClientState& state, const config::Settings& settings,
                          std::shared_ptr<credentials::InstanceRegion> instance);

} // namespace botoscope::client
