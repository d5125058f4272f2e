#pragma once
#include "core/config/profile_apply.h"
#include "core/engine/profile_book.h"

#include <deque>
#include <memory>
#include <utility>

namespace botoscope::engine {

/// Reads and edits the user's profiles for the window. Lives in the engine thread.
class ProfileDesk {
public:
    /// files may be null: then there are no profiles to read or edit. loader outlives this.
    ProfileDesk(config::ProfileFiles* files, const model::Loader& loader);

    ProfileBook book();
    ProfileEditOutcome preview(std::uint64_t id, const config::ProfileEdit& edit);
    ProfileEditOutcome apply(std::uint64_t id, const config::ProfileEdit& edit);
    /// Takes back the edit of that number: the files' former bytes, if nothing else has changed them since.
    ProfileEditOutcome undo(std::uint64_t id, std::uint64_t number);
    ProfileEditOutcome importKeys(std::uint64_t id, const KeyImport& request);

private:
    void describe(ProfileEditOutcome& outcome, const config::AppliedEdit& applied);

    config::ProfileFiles* m_files;
    BookContext m_context;
    const model::Loader& m_loader;
    std::deque<std::pair<std::uint64_t, config::AppliedEdit>> m_undo; ///< the latest few, by number
    std::uint64_t m_nextUndo = 1;
};

} // namespace botoscope::engine
