#pragma once
#include "core/config/profile_apply.h"
#include "core/credentials/keychain.h"

#include <string>
#include <string_view>
#include <vector>

namespace botoscope::credentials {

/// Keys that are to go into the keychain under a profile's name.
struct NewKeys {
    std::string profile;
    KeychainEntry entry; ///< created is filled in when it is stored

    NewKeys() = default;
};

/// Lets the section of that name in an edit say where its keys are: the credential_process that asks the keychain.
/// program: as for keychainCommandLine, whose errors these are. Nothing is changed where the edit saves no such
/// profile.
Result<void> nameKeychain(config::ProfileEdit& edit, const std::string& profile, std::string_view program);

/// Stores keys that were in no file before, reads them back, and then writes the profiles that name them; whatever
/// fails leaves keychain and files as they were. The edit has no keys in it, so its backups have none. keychain and
/// files outlive the task. Errors: planEdit's, Keychain's, ProfileFiles'; InvalidConfig when the keychain has other
/// keys under one of the names.
Task<Result<config::AppliedEdit>> createInKeychain(Keychain& keychain, config::ProfileFiles& files, const Clock& clock,
                                                   std::vector<NewKeys> keys, config::ProfileEdit edit);

} // namespace botoscope::credentials
