#pragma once
#include "core/config/profile_edit.h"
#include "core/credentials/keychain_edit.h"

#include <string>
#include <string_view>
#include <vector>

namespace botoscope::credentials {

/// Keys that are to go into the keychain under a profile's name.
struct NewKeys {
    std::string profile;
    KeychainEntry entry; ///< created is filled in by entriesOf

    NewKeys() = default;
};

/// Lets the section of that name in an edit say where its keys are: the credential_process that asks the keychain.
/// program: as for keychainCommandLine, whose errors these are. Nothing is changed where the edit saves no such
/// profile.
Result<void> nameKeychain(config::ProfileEdit& edit, const std::string& profile, std::string_view program);

/// The entries for applyEdit, put there now. The edit that names them has no keys in it, so its backups have none.
std::vector<EntryMove> entriesOf(std::vector<NewKeys> keys, Timestamp now);

} // namespace botoscope::credentials
