#include "core/config/file_locations.h"

namespace botoscope::config {

std::string homeOf(const Environment& environment, PathRules rules)
{
    if (std::string home = environment.get("HOME"); !home.empty() || rules == PathRules::Posix) {
        return home;
    }
    std::string profile = environment.get("USERPROFILE");
    return profile.empty() ? environment.get("HOMEDRIVE") + environment.get("HOMEPATH") : profile;
}

FileLocation fileLocation(FileKind kind, const Environment& environment, std::string_view home, PathRules rules)
{
    const bool config = kind == FileKind::Config;
    if (const std::string* chosen = environment.find(config ? "AWS_CONFIG_FILE" : "AWS_SHARED_CREDENTIALS_FILE")) {
        return {*chosen, true};
    }
    const char separator = rules == PathRules::Windows ? '\\' : '/';
    while (home.ends_with(separator)) {
        home.remove_suffix(1);
    }
    std::string path(home);
    return {path + separator + ".aws" + separator + (config ? "config" : "credentials"), false};
}

} // namespace botoscope::config
