#pragma once
#include "core/config/profiles.h"

#include <string>

namespace botoscope::config {

/// "PATH: why" for each profile file that is there and could not be read, which counts as empty (as in botocore); empty
/// when all is well.
std::string unreadFiles(const ProfileStore& profiles);

} // namespace botoscope::config
