#include "core/config/unread_files.h"

namespace botoscope::config {

std::string unreadFiles(const ProfileStore& profiles)
{
    std::string text;
    for (const ConfigFile* file : {&profiles.files().config, &profiles.files().credentials}) {
        if (!file->problem.empty()) {
            text += (text.empty() ? "" : "; ") + file->path + ": " + file->problem;
        }
    }
    return text;
}

} // namespace botoscope::config
