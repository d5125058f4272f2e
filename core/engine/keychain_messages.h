#pragma once
#include "core/base/error.h"

#include <cstdint>
#include <optional>
#include <string>

namespace botoscope::engine {

/// A profile's keys have gone into the keychain, or come back into the files.
struct KeychainOutcome {
    std::uint64_t id = 0;
    std::string profile;
    bool inKeychain = false; ///< where the keys are now
    std::optional<Error>
        error; ///< why not; all is as it was then. Context "keychain" is "unavailable" without a keychain
};

} // namespace botoscope::engine
