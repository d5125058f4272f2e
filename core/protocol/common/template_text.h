#pragma once
#include "core/protocol/common/failure.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace botoscope::protocol {

/// Replaces each {label} of a template by what valueOf gives for the text between the braces; everything else stays
/// as it is. A label without a value is reported as ParamValidation.
std::string fillTemplate(std::string_view text,
                         const std::function<std::optional<std::string>(std::string_view label)>& valueOf,
                         Failure& failure);

} // namespace botoscope::protocol
