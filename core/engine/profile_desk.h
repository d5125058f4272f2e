#pragma once
#include "core/config/key_csv.h"
#include "core/credentials/keychain_create.h"
#include "core/credentials/keychain_edit.h"
#include "core/engine/profile_book.h"

#include <deque>
#include <memory>
#include <utility>

namespace botoscope::engine {

/// What a desk works with. All outlive it, and it the tasks it gives.
struct ProfileDeskParts {
    config::ProfileFiles* files = nullptr;     ///< nullptr: there are no profiles to read or edit
    credentials::Keychain* keychain = nullptr; ///< nullptr: there is none
    const model::Loader* loader = nullptr;     ///< for the regions' names
    const Clock* clock = nullptr;
    std::string program; ///< how another program starts this one
    ExpiryOf expiry;     ///< BookContext's
};

/// Reads and edits the user's profiles for the window. Lives in the engine thread.
class ProfileDesk {
public:
    explicit ProfileDesk(ProfileDeskParts parts);

    ProfileBook book();
    ProfileEditOutcome preview(std::uint64_t id, const config::ProfileEdit& edit);
    /// Renamed profiles take their keys in the keychain along (credentials::applyEdit).
    Task<ProfileEditOutcome> apply(std::uint64_t id, config::ProfileEdit edit);
    /// Takes back the edit of that number: the files' former bytes, if nothing else has changed them since, and the
    /// keychain's entries.
    Task<ProfileEditOutcome> undo(std::uint64_t id, std::uint64_t number);
    Task<ProfileEditOutcome> importKeys(std::uint64_t id, KeyImport request);
    /// An edit that makes profiles of those names, and their keys in the keychain.
    Task<ProfileEditOutcome> create(std::uint64_t id, config::ProfileEdit edit, std::vector<credentials::NewKeys> keys);

private:
    struct Kept {
        std::uint64_t number = 0;
        credentials::KeychainEdit edit;
    };
    Task<ProfileEditOutcome> applyWith(std::uint64_t id, config::ProfileEdit edit,
                                       std::vector<credentials::EntryMove> added);
    void describe(ProfileEditOutcome& outcome, const credentials::KeychainEdit& applied);

    ProfileDeskParts m_parts;
    BookContext m_context;
    std::deque<Kept> m_undo; ///< the latest few
    std::uint64_t m_nextUndo = 1;
};

} // namespace botoscope::engine
