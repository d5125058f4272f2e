#pragma once
#include "core/base/result.h"
#include "core/config/profile_edit.h"
#include "core/config/profiles.h"

#include <optional>
#include <string>
#include <vector>

namespace botoscope::config {

/// What an edit makes of the two files.
struct EditPlan {
    std::optional<std::string> config;      ///< the new text; nullopt: it stays as it is
    std::optional<std::string> credentials; ///< likewise
    std::vector<std::string> references;    ///< sections that name what was renamed or removed
};

/// Works out all steps of an edit on the texts of both files; a file that is not there counts as empty. Nothing is
/// written. Errors: those of ProfileEditor; InvalidArgument when a section is missing or there already; Io when a file
/// that the edit touches could not be read (ConfigFile::problem).
Result<EditPlan> planEdit(const ConfigFiles& files, const ProfileEdit& edit);

} // namespace botoscope::config
