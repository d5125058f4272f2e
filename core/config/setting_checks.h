#pragma once
// Inside config/ only: faults of single values, whatever the profile is for.
#include "core/config/profile_checks.h"

namespace botoscope::config {

/// Adds the faults of values that the configuration chain or the endpoints would choke on: numbers, choices, switches,
/// regions, URLs.
void checkSettings(const Section& section, const CheckContext& context, std::vector<ProfileProblem>& problems);

/// "http://host…" or "https://host…".
bool isEndpointUrl(std::string_view text);

/// A region that can't be part of a host name, or that no partition knows.
void checkRegion(const Section& section, std::string_view key, const CheckContext& context,
                 std::vector<ProfileProblem>& problems);

} // namespace botoscope::config
