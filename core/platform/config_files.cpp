#include "core/platform/config_files.h"

#include "core/config/file_locations.h"
#include "core/platform/files.h"

#include <cerrno>
#include <cstring>
#include <sys/stat.h>

namespace botoscope::platform {

namespace {

/// Why something that is no regular file stands there; empty when nothing does.
std::string whyNoFile(const std::string& path)
{
    struct stat found {};
    if (::stat(path.c_str(), &found) == 0) {
        return S_ISDIR(found.st_mode) ? "it is a folder" : "it is no regular file";
    }
    return errno == ENOENT || errno == ENOTDIR ? std::string() : std::string(std::strerror(errno));
}

std::string pathOf(config::FileKind kind, const config::Environment& environment)
{
    const std::string home = homeDirectory(environment);
    auto location = config::fileLocation(kind, environment, home.empty() ? "~" : home, config::PathRules::Posix);
    return location.chosen ? expandPath(location.path, environment) : std::move(location.path);
}

Result<config::ConfigFile> readOne(std::string path)
{
    config::ConfigFile file;
    file.path = std::move(path);
    if (!isRegularFile(file.path)) {
        file.problem = whyNoFile(file.path); // it counts as missing, as in botocore, and can't be written
        return file;
    }
    auto text = readFile(file.path, config::maxConfigFileBytes);
    if (text) {
        file.text = std::move(*text);
        return file;
    }
    const std::string reason(text.error().get("reason"));
    if (reason.starts_with("larger")) {
        return config::configParseError(file.path, 0, "the file is " + reason);
    }
    file.text = std::string();
    file.problem = reason;
    return file;
}

} // namespace

std::string configFilePath(const config::Environment& environment)
{
    return pathOf(config::FileKind::Config, environment);
}

std::string credentialsFilePath(const config::Environment& environment)
{
    return pathOf(config::FileKind::Credentials, environment);
}

Result<config::ConfigFiles> readConfigFiles(const config::Environment& environment)
{
    auto config = readOne(configFilePath(environment));
    if (!config) {
        return std::move(config).error();
    }
    auto credentials = readOne(credentialsFilePath(environment));
    if (!credentials) {
        return std::move(credentials).error();
    }
    return config::ConfigFiles{std::move(*config), std::move(*credentials)};
}

} // namespace botoscope::platform
