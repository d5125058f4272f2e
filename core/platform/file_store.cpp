#include "core/platform/file_store.h"

#include "core/platform/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace botoscope::platform {

namespace {

constexpr std::size_t maxBytes = 1U << 20;

Error cannotWrite(const std::string& path, const std::string& reason)
{
    return Error(ErrorCode::Io, "Can't write " + path + ": " + reason).with("path", path).with("reason", reason);
}

/// Folders of credentials are nobody else's business.
Result<void> makeFolders(const std::filesystem::path& folder, const std::string& path)
{
    std::error_code problem;
    if (folder.empty() || std::filesystem::is_directory(folder, problem)) {
        return {};
    }
    if (auto parent = makeFolders(folder.parent_path(), path); !parent) {
        return parent;
    }
    if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
        return cannotWrite(path, std::strerror(errno));
    }
    return {};
}

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) {
            return false;
        }
        bytes.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
    return ::fsync(descriptor) == 0;
}

} // namespace

Result<std::optional<std::string>> DiskFiles::read(const std::string& path) const
{
    std::error_code problem;
    if (!std::filesystem::exists(path, problem) && !problem) {
        return std::optional<std::string>();
    }
    auto text = readFile(path, maxBytes);
    if (!text.ok() && text.error().get("reason") == "no such file") {
        return std::optional<std::string>();
    }
    return text.ok() ? Result<std::optional<std::string>>(std::optional(std::move(*text))) : std::move(text).error();
}

Result<void> DiskFiles::write(const std::string& path, std::string_view bytes)
{
    if (auto made = makeFolders(std::filesystem::path(path).parent_path(), path); !made) {
        return made;
    }
    std::string temporary = path + ".XXXXXX";
    const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC); // mode 0600
    if (descriptor < 0) {
        return cannotWrite(path, std::strerror(errno));
    }
    const bool written = writeAll(descriptor, bytes);
    const int failure = errno;
    ::close(descriptor);
    if (written && std::rename(temporary.c_str(), path.c_str()) == 0) {
        return {};
    }
    const std::string reason = std::strerror(written ? errno : failure);
    ::unlink(temporary.c_str());
    return cannotWrite(path, reason);
}

Result<void> DiskFiles::remove(const std::string& path)
{
    if (::unlink(path.c_str()) == 0 || errno == ENOENT) {
        return {};
    }
    const std::string reason = std::strerror(errno);
    return Error(ErrorCode::Io, "Can't remove " + path + ": " + reason).with("path", path).with("reason", reason);
}

std::string DiskFiles::expand(std::string_view path, const config::Environment& environment) const
{
    return expandPath(path, environment);
}

} // namespace botoscope::platform
