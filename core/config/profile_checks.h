#pragma once
#include "core/config/profiles.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::config {

/// A fault of a section that can be told without asking a service.
struct ProfileProblem {
    bool fatal = true; ///< it can't work like that; otherwise it works, but hardly as it was meant
    std::string code;  ///< e.g. "source-profile-missing", for scripts
    std::string block; ///< the nested block of the key; empty for a plain key
    std::string key;   ///< where to mend it; empty: the section as a whole
    std::string words; ///< what is wrong and what to do; never a secret
};

/// What the checks have to know of the outside.
struct CheckContext {
    const ProfileStore& profiles;
    std::function<bool(std::string_view)> knownRegion; ///< some partition has it
};

/// Faults of a profile that is in the files, the credential settings' first.
std::vector<ProfileProblem> checkProfile(std::string_view name, const CheckContext& context);
std::vector<ProfileProblem> checkSsoSession(std::string_view name, const CheckContext& context);
std::vector<ProfileProblem> checkServices(std::string_view name, const CheckContext& context);

} // namespace botoscope::config
