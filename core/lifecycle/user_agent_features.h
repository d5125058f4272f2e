#pragma once
#include "core/lifecycle/client_config.h"
#include "core/lifecycle/payloads.h"

#include <string>
#include <string_view>
#include <vector>

namespace botoscope::lifecycle {

/// The short name that a User-Agent header has for a feature, e.g. "B" for WAITER; empty for one nobody has named.
std::string_view userAgentFeature(std::string_view feature);

/// The features that a client uses in all of its calls.
std::vector<std::string> clientFeatures(const ClientConfig& config, const std::string& endpointUrl);

/// "m/B,D": the component that names features, each once, in their order; cut behind whole names at 1024 bytes. Empty
/// for none.
std::string featureComponent(const std::vector<std::string>& clients, const std::vector<std::string>& calls);

/// A component without as many of its last parts as it takes to be no longer than that; may leave nothing.
std::string shortenUserAgent(std::string component, std::size_t most, char delimiter);

/// The whole header of a call, with what it has used so far.
std::string userAgentOf(const CallContext& context);

/// Tells, when a request is signed and about to go out, of all features its call has used. Where there is no such
/// header there comes none.
void rebuildUserAgent(RequestCreated& payload);

} // namespace botoscope::lifecycle
