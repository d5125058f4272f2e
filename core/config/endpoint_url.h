#pragma once
#include "core/base/result.h"
#include "core/config/settings.h"

#include <optional>
#include <string>
#include <string_view>

namespace botoscope::config {

struct ConfiguredEndpoint {
    std::string url; ///< as written, not checked
    Source source;
};

/// The endpoint URL that the user configured for a service, when none was given in code (botocore-behaviour.md §6.4):
/// AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL, the profile's "services" section, the profile's endpoint_url. Empty
/// values do not count. nullopt: none, or ignore_configured_endpoint_urls is on. serviceId is the hyphenized service
/// id, e.g. "elastic-load-balancing-v2"; ignore is what code chose for ignore_configured_endpoint_urls.
/// Errors: ProfileNotFound, InvalidConfig (the profile names a services section that does not exist).
Result<std::optional<ConfiguredEndpoint>> configuredEndpointUrl(const Settings& settings, std::string_view serviceId,
                                                                std::optional<bool> ignore = std::nullopt);

} // namespace botoscope::config
