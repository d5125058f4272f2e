#pragma once
#include "core/config/key_csv.h"
#include "core/config/profile_apply.h"
#include "core/credentials/keychain_create.h"
#include "core/engine/profile_book.h"

#include <deque>
#include <memory>
#include <utility>

namespace botoscope::engine {

/// Reads and edits the user's profiles for the window. Lives in the engine thread.
class ProfileDesk {
public:
    /// files may be null: then there are no profiles to read or edit. loader outlives this.
    /// expiry: BookContext's.
    ProfileDesk(config::ProfileFiles* files, const model::Loader& loader, ExpiryOf expiry = {});

    ProfileBook book();
    ProfileEditOutcome preview(std::uint64_t id, const config::ProfileEdit& edit);
    ProfileEditOutcome apply(std::uint64_t id, const config::ProfileEdit& edit);
    /// Takes back the edit of that number: the files' former bytes, if nothing else has changed them since.
    ProfileEditOutcome undo(std::uint64_t id, std::uint64_t number);
    ProfileEditOutcome importKeys(std::uint64_t id, const KeyImport& request);
    /// What importing into the keychain takes; the edit is without keys. Errors: as importKeys tells them.
    struct ImportPlan {
        config::ProfileEdit edit;
        std::vector<credentials::NewKeys> keys;
    };
    Result<ImportPlan> planImport(const KeyImport& request);
    /// The outcome of an edit that was made elsewhere; undoing it is this desk's. keychain: ProfileEditOutcome's.
    ProfileEditOutcome keep(std::uint64_t id, Result<config::AppliedEdit> applied, std::vector<std::string> keychain);

private:
    struct Kept {
        std::uint64_t number = 0;
        config::AppliedEdit edit;
        std::vector<std::string> keychain;
    };
    Result<std::vector<config::ImportedKey>> readKeys(const std::string& path);
    void describe(ProfileEditOutcome& outcome, const config::AppliedEdit& applied);

    config::ProfileFiles* m_files;
    BookContext m_context;
    const model::Loader& m_loader;
    std::deque<Kept> m_undo; ///< the latest few
    std::uint64_t m_nextUndo = 1;
};

} // namespace botoscope::engine
