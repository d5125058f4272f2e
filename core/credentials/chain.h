#pragma once
#include "core/credentials/resolver.h"
#include "core/credentials/surroundings.h"

#include <memory>

namespace botoscope::credentials {

/// botocore's default chain for the profile that the settings choose (botocore-behaviour.md §7.5). Settings that nobody
/// can work with (of the metadata service) make a chain that only says so.
CredentialResolver makeChain(const std::shared_ptr<const Surroundings>& around);

} // namespace botoscope::credentials
