#pragma once
#include "core/base/result.h"
#include "core/config/profile_edit.h"
#include "core/config/profiles.h"

#include <optional>
#include <string>
#include <vector>

namespace botoscope::config {

/// An entry of the keychain that gets another name, or goes where there is none.
struct KeychainChange {
    std::string from;
    std::string to; ///< empty: it goes

    friend bool operator==(const KeychainChange&, const KeychainChange&) = default;
};

/// What an edit makes of the two files.
struct EditPlan {
    std::optional<std::string> config;      ///< the new text; nullopt: it stays as it is
    std::optional<std::string> credentials; ///< likewise
    std::vector<std::string> references;    ///< sections that name what was renamed or removed
    std::vector<KeychainChange> keychain;   ///< what has to happen to the keychain as well
    std::vector<std::string> orphans;       ///< entries of the keychain that stay and that no profile asks for any more
};

/// Works out all steps of an edit on the texts of both files; a file that is not there counts as empty. Nothing is
/// written. Errors: those of ProfileEditor; InvalidArgument when a section is missing or there already; Io when a file
/// that the edit touches could not be read (ConfigFile::problem).
Result<EditPlan> planEdit(const ConfigFiles& files, const ProfileEdit& edit);

} // namespace botoscope::config
