#pragma once
#include "core/config/environment.h"
#include "core/config/section_label.h"

#include <string>
#include <string_view>

namespace botoscope::config {

/// Whose rules for paths and home folders hold.
enum class PathRules { Posix, Windows };

/// The home folder as the environment alone tells it: HOME; on Windows also USERPROFILE, else HOMEDRIVE with HOMEPATH.
/// Empty when it says nothing.
std::string homeOf(const Environment& environment, PathRules rules);

struct FileLocation {
    std::string path;
    bool chosen = false; ///< by a variable, as it stands there: ~ and $NAME are not replaced yet
};

/// Where a profile file is: AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE, else in .aws of the home folder, which
/// stays "~" where home is empty (AWS SDKs and Tools Reference Guide).
FileLocation fileLocation(FileKind kind, const Environment& environment, std::string_view home, PathRules rules);

} // namespace botoscope::config
