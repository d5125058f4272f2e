#include "core/platform/files.h"

#include "core/config/file_locations.h"

#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <pwd.h>
#include <unistd.h>

namespace botoscope::platform {

namespace {

Error cannotRead(const std::string& path, const std::string& reason)
{
    return Error(ErrorCode::Io, "Can't read " + path + ": " + reason).with("path", path).with("reason", reason);
}

bool isNameCharacter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

/// Replaces the variable at text[dollar]; returns where to go on looking.
std::size_t expandVariable(std::string& text, std::size_t dollar, const config::Environment& environment)
{
    const bool braced = dollar + 1 < text.size() && text[dollar + 1] == '{';
    const std::size_t start = dollar + (braced ? 2 : 1);
    std::size_t end = start;
    if (braced) {
        end = text.find('}', start);
        if (end == std::string::npos) {
            return text.size();
        }
    } else {
        while (end < text.size() && isNameCharacter(text[end])) {
            ++end;
        }
    }
    const std::string* value = environment.find(std::string_view(text).substr(start, end - start));
    const std::size_t after = end + (braced ? 1 : 0);
    if (!value) {
        return after;
    }
    text.replace(dollar, after - dollar, *value);
    return dollar + value->size();
}

std::string accountHome(const std::string& user)
{
    const passwd* entry = user.empty() ? getpwuid(getuid()) : getpwnam(user.c_str());
    return entry && entry->pw_dir ? entry->pw_dir : std::string();
}

} // namespace

bool isRegularFile(const std::string& path)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

Result<std::string> readFile(const std::string& path, std::size_t maxBytes)
{
    std::error_code missing;
    if (!std::filesystem::exists(path, missing)) {
        return cannotRead(path, "no such file");
    }
    if (!isRegularFile(path)) {
        return cannotRead(path, "not a regular file");
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return cannotRead(path, std::strerror(errno));
    }
    // One byte beyond the limit tells too large from just fitting; the size of a growing file is not to be trusted.
    std::string text;
    std::string piece(64 * 1024, '\0');
    while (text.size() <= maxBytes &&
           file.read(piece.data(), static_cast<std::streamsize>(piece.size())).gcount() > 0) {
        text.append(piece, 0, static_cast<std::size_t>(file.gcount()));
    }
    if (text.size() > maxBytes) {
        return cannotRead(path, "larger than " + std::to_string(maxBytes) + " bytes");
    }
    if (file.bad()) {
        return cannotRead(path, "reading failed");
    }
    return text;
}

config::Environment processEnvironment()
{
    config::Environment environment;
    for (char** entry = environ; entry && *entry; ++entry) {
        const std::string_view text(*entry);
        const auto equals = text.find('=');
        if (equals != std::string_view::npos && equals > 0) {
            environment.set(std::string(text.substr(0, equals)), std::string(text.substr(equals + 1)));
        }
    }
    return environment;
}

std::string homeDirectory(const config::Environment& environment)
{
    return environment.find("HOME") ? config::homeOf(environment, config::PathRules::Posix) : accountHome({});
}

std::string expandPath(std::string_view path, const config::Environment& environment)
{
    std::string text(path);
    for (std::size_t dollar = text.find('$'); dollar != std::string::npos; dollar = text.find('$', dollar)) {
        dollar = expandVariable(text, dollar, environment);
    }
    if (!text.starts_with('~')) {
        return text;
    }
    const std::size_t slash = std::min(text.find('/'), text.size());
    const std::string user = text.substr(1, slash - 1);
    std::string home = user.empty() ? homeDirectory(environment) : accountHome(user);
    if (home.empty()) {
        return text;
    }
    while (home.size() > 1 && home.ends_with('/')) {
        home.pop_back();
    }
    return (home == "/" && slash < text.size() ? "" : home) + text.substr(slash);
}

} // namespace botoscope::platform
