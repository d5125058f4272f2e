#pragma once
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
    /// tasks it gives.
    ProfileDesk(config::ProfileFiles* files, credentials::Keychain* keychain, const model::Loader& loader);

    ProfileBook book();
    ProfileEditOutcome preview(std::uint64_t id, const config::ProfileEdit& edit);
    /// Renamed profiles take their keys in the keychain along (credentials::applyEdit).
    Task<ProfileEditOutcome> apply(std::uint64_t id, config::ProfileEdit edit);
    /// Takes back the edit of that number: the files' former bytes, if nothing else has changed them since, and the
    /// keychain's entries.
    Task<ProfileEditOutcome> undo(std::uint64_t id, std::uint64_t number);
    Task<ProfileEditOutcome> importKeys(std::uint64_t id, KeyImport request);

private:
    void describe(ProfileEditOutcome& outcome, const credentials::KeychainEdit& applied);

    config::ProfileFiles* m_files;
    credentials::Keychain* m_keychain;
    BookContext m_context;
    const model::Loader& m_loader;
    std::deque<std::pair<std::uint64_t, credentials::KeychainEdit>> m_undo; ///< the latest few, by number
    std::uint64_t m_nextUndo = 1;
};

} // namespace botoscope::engine
