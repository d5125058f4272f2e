#pragma once
#include "core/base/value.h"
#include "core/config/environment.h"
#include "core/config/profiles.h"
#include "core/credentials/file_store.h"

#include <optional>
#include <string>
#include <vector>

namespace botoscope::credentials {

/// What is kept on this machine of a profile's sign-ins and roles, by it and the profiles that its role comes from:
/// tokens (~/.aws/sso/cache, ~/.aws/login/cache) and keys of roles (~/.aws/cli/cache). Nobody is asked and nothing is
/// fetched. All that is given outlives it.
class CachedSession {
public:
    CachedSession(FileStore& files, const config::Environment& environment, const config::ProfileStore& profiles);

    /// When keys or a sign-in that the profile goes by end, as far as that tells: of a role's keys while they are good,
    /// else of what they come from. nullopt: nothing is kept, or it has ended and renews itself without a person.
    std::optional<Timestamp> expiry(const std::string& profile, Timestamp now) const;
    /// Removes the keys of roles, so that they are fetched anew; sign-ins stay. Error: Io.
    Result<void> forgetKeys(const std::string& profile);

private:
    /// One profile of the way: where keys of its role are kept (empty: nowhere), and who it comes from.
    struct Stage {
        std::string profile;
        std::string keys;
    };
    std::vector<Stage> way(const std::string& profile) const;
    std::string keysOf(const std::string& profile) const;
    std::optional<Timestamp> keysExpiry(const std::string& path) const;
    std::optional<Timestamp> signInExpiry(const std::string& profile, Timestamp now) const;

    FileStore& m_files;
    const config::Environment& m_environment;
    const config::ProfileStore& m_profiles;
};

} // namespace botoscope::credentials
