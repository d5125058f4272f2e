#pragma once
#include "core/config/profile_files.h"
#include "core/credentials/keychain.h"
#include "core/credentials/keychain_plan.h"

namespace botoscope::credentials {

/// Takes a profile's keys out of its files into the keychain: stored, read back, then the files changed. Whatever fails
/// leaves files and keychain as they were. No plain copy stays: backups of earlier edits are removed, what undoing
/// takes is in the keychain. files and keychain outlive the task. Errors: planMove's, Keychain's, ProfileFiles';
/// InvalidConfig when the keychain has other keys for that profile.
Task<Result<void>> moveIntoKeychain(Keychain& keychain, config::ProfileFiles& files, const Clock& clock,
                                    std::string profile, std::string commandLine);

/// Takes that back: the files' old bytes where nobody has changed them since, and nothing left in the keychain.
/// Errors: planRestore's, Keychain's, ProfileFiles'; CredentialRetrieval (keychain: empty) without an entry.
Task<Result<void>> restoreFromKeychain(Keychain& keychain, config::ProfileFiles& files, std::string profile);

} // namespace botoscope::credentials
