#include "core/platform/config_files.h"

#include "core/platform/files.h"

namespace botoscope::platform {

namespace {

Result<config::ConfigFile> readOne(const config::Environment& environment, std::string_view variable,
                                   std::string_view usual)
{
    const std::string* chosen = environment.find(variable);
    config::ConfigFile file;
    file.path = expandPath(chosen ? std::string_view(*chosen) : usual, environment);
    if (!isRegularFile(file.path)) {
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

Result<config::ConfigFiles> readConfigFiles(const config::Environment& environment)
{
    auto config = readOne(environment, "AWS_CONFIG_FILE", "~/.aws/config");
    if (!config) {
        return std::move(config).error();
    }
    auto credentials = readOne(environment, "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials");
    if (!credentials) {
        return std::move(credentials).error();
    }
    return config::ConfigFiles{std::move(*config), std::move(*credentials)};
}

} // namespace botoscope::platform
