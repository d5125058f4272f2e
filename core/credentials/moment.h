#pragma once
#include "core/base/value.h"

#include <optional>
#include <string>

namespace botoscope::credentials {

/// A moment as files, programs and metadata services write it: what the wire's parser reads, and "UTC" for "Z"
/// (botocore's caches). Without a zone it is UTC. nullopt: it is none.
std::optional<Timestamp> readMoment(std::string text);

} // namespace botoscope::credentials
