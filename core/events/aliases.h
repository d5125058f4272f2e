#pragma once
#include <string>
#include <string_view>

namespace botoscope::events {

/// The event name with the first applicable service alias replaced (botocore's EventAliaser).
std::string applyAliases(std::string_view eventName);

} // namespace botoscope::events
