#pragma once
#include "core/config/key_csv.h"
#include "core/credentials/keychain_create.h"
#include "core/credentials/keychain_edit.h"
#include "core/engine/profile_book.h"

#include <deque>
#include <memory>
#include <utility>

namespace botoscope::engine {

/// Reads and edits the user's profiles for the window. Lives in the engine thread.
class ProfileDesk {
public:
    /// files may be null: then there are no profiles to read or edit; keychain likewise. All outlive this, and this the
    /// tasks it gives. expiry: BookContext's.
    ProfileDesk(config::ProfileFiles* files, credentials::Keychain* keychain, const model::Loader& loader,
                ExpiryOf expiry = {});

    ProfileBook book();
    ProfileEditOutcome preview(std::uint64_t id, const config::ProfileEdit& edit);
    /// Renamed profiles take their keys in the keychain along (credentials::applyEdit).
    Task<ProfileEditOutcome> apply(std::uint64_t id, config::ProfileEdit edit);
    /// Takes back the edit of that number: the files' former bytes, if nothing else has changed them since, and the
    /// keychain's entries.
    Task<ProfileEditOutcome> undo(std::uint64_t id, std::uint64_t number);
    Task<ProfileEditOutcome> importKeys(std::uint64_t id, KeyImport request);
    /// What importing into the keychain takes; the edit is without keys. Errors: as importKeys tells them.
    struct ImportPlan {
        config::ProfileEdit edit;
        std::vector<credentials::NewKeys> keys;
    };
    Result<ImportPlan> planImport(const KeyImport& request);
    /// The outcome of an edit that was made elsewhere; undoing it is this desk's. keychain: ProfileEditOutcome's.
    ProfileEditOutcome keep(std::uint64_t id, Result<credentials::KeychainEdit> applied,
                            std::vector<std::string> keychain);

private:
    struct Kept {
        std::uint64_t number = 0;
        credentials::KeychainEdit edit;
        std::vector<std::string> keychain;
    };
    Result<std::vector<config::ImportedKey>> readKeys(const std::string& path);
    void describe(ProfileEditOutcome& outcome, const credentials::KeychainEdit& applied);

    config::ProfileFiles* m_files;
    credentials::Keychain* m_keychain;
    BookContext m_context;
    const model::Loader& m_loader;
    std::deque<Kept> m_undo; ///< the latest few
    std::uint64_t m_nextUndo = 1;
};

} // namespace botoscope::engine
