#include "core/platform/profile_files.h"

#include "core/platform/atomic_write.h"
#include "core/platform/config_files.h"
#include "core/platform/files.h"
#include "core/platform/profile_watch.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace botoscope::platform {

namespace {

constexpr mode_t onlyUser = S_IRUSR | S_IWUSR;
constexpr std::size_t maxOtherBytes = 1U << 20;

/// The target as it is now.
struct Target {
    std::string path;
    bool exists = false;
    struct stat status {};
};

Result<Target> inspect(const std::string& path)
{
    auto end = followLinks(path);
    if (!end) {
        return std::move(end).error();
    }
    Target target{std::move(*end), false, {}};
    if (::stat(target.path.c_str(), &target.status) != 0) {
        return errno == ENOENT ? Result<Target>(std::move(target)) : cannotWrite(path, std::strerror(errno));
    }
    target.exists = true;
    if (!S_ISREG(target.status.st_mode)) {
        return cannotWrite(path, "it is no regular file");
    }
    constexpr mode_t anyWriter = S_IWUSR | S_IWGRP | S_IWOTH;
    if ((target.status.st_mode & anyWriter) == 0 || ::access(target.path.c_str(), W_OK) != 0) {
        return cannotWrite(path, "it is read-only");
    }
    return target;
}

Error changedOnDisk(const std::string& path)
{
    Error error(ErrorCode::Io, "Another program has changed " + path + " since it was read; nothing was written");
    return error.with("path", path).with("reason", "it has changed").with("changed", "yes");
}

/// The file still holds what was read.
Result<void> checkUnchanged(const Target& target, const std::string& path, const std::optional<std::string>& expected)
{
    if (!target.exists || !expected) {
        return target.exists == expected.has_value() ? Result<void>() : changedOnDisk(path);
    }
    auto text = readFile(target.path, config::maxConfigFileBytes);
    if (!text) {
        return std::move(text).error();
    }
    return *text == *expected ? Result<void>() : changedOnDisk(path);
}

std::string backupOf(const std::string& target)
{
    return target + ".botoscope-backup";
}

Result<void> writeBackup(const std::string& target, const std::string& text)
{
    auto backup = ReplacementFile::open(backupOf(target));
    if (!backup) {
        return std::move(backup).error();
    }
    auto written = backup->write(text, onlyUser, std::nullopt);
    return written ? backup->commit() : written;
}

Result<void> removeFile(const std::string& target)
{
    if (::unlink(target.c_str()) != 0 && errno != ENOENT) {
        return cannotWrite(target, std::strerror(errno));
    }
    syncFolder(target);
    return {};
}

std::optional<std::pair<uid_t, gid_t>> ownerOf(const Target& target)
{
    const bool mine = target.status.st_uid == ::geteuid() && target.status.st_gid == ::getegid();
    return target.exists && !mine ? std::optional(std::pair(target.status.st_uid, target.status.st_gid)) : std::nullopt;
}

/// Zeros over the bytes before the name goes.
void overwrite(const std::string& path)
{
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
    struct stat status {};
    if (descriptor < 0 || ::fstat(descriptor, &status) != 0) {
        return;
    }
    const std::array<char, 4096> zeros{};
    for (off_t at = 0; at < status.st_size; at += static_cast<off_t>(zeros.size())) {
        if (::write(descriptor, zeros.data(), zeros.size()) < 0) {
            break;
        }
    }
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

Result<std::string> followLinks(const std::string& path)
{
    std::filesystem::path at = path;
    constexpr int longest = 40; // as the kernel has it
    for (int i = 0; i < longest; ++i) {
        std::error_code noLink;
        const std::filesystem::path next = std::filesystem::read_symlink(at, noLink);
        if (noLink) {
            return at.string();
        }
        at = next.is_absolute() ? next : at.parent_path() / next;
    }
    return cannotWrite(path, "its symbolic links lead in a circle");
}

DiskProfileFiles::DiskProfileFiles(config::Environment environment) : m_environment(std::move(environment)) {}

DiskProfileFiles::~DiskProfileFiles() = default;

std::string DiskProfileFiles::path(config::FileKind kind) const
{
    return kind == config::FileKind::Config ? configFilePath(m_environment) : credentialsFilePath(m_environment);
}

Result<config::ConfigFiles> DiskProfileFiles::read()
{
    return readConfigFiles(m_environment);
}

Result<void> DiskProfileFiles::replace(config::FileKind kind, const std::optional<std::string>& expected,
                                       const std::optional<std::string>& text, bool keepBackup)
{
    const std::string shown = path(kind);
    if (auto folders = makeFoldersFor(shown); !folders) {
        return folders;
    }
    const auto target = inspect(shown);
    if (!target) {
        return target.error();
    }
    auto replacement = ReplacementFile::open(target->path);
    if (!replacement) {
        return std::move(replacement).error();
    }
    auto ready = checkUnchanged(*target, shown, expected);
    if (ready && keepBackup && expected) {
        ready = writeBackup(target->path, *expected);
    }
    if (!ready || !text) {
        return ready ? removeFile(target->path) : ready;
    }
    constexpr mode_t permissions = 07777;
    ready =
        replacement->write(*text, target->exists ? target->status.st_mode & permissions : onlyUser, ownerOf(*target));
    return ready ? replacement->commit() : ready;
}

std::string DiskProfileFiles::backupPath(config::FileKind kind)
{
    const auto target = followLinks(path(kind));
    return backupOf(target ? *target : path(kind));
}

Result<void> DiskProfileFiles::dropBackup(config::FileKind kind)
{
    const std::string backup = backupPath(kind);
    overwrite(backup);
    return removeFile(backup);
}

std::string DiskProfileFiles::safetyProblem(config::FileKind kind)
{
    struct stat status {};
    const std::string file = path(kind);
    if (::stat(file.c_str(), &status) != 0) {
        return {};
    }
    constexpr mode_t othersWrite = S_IWGRP | S_IWOTH;
    if ((status.st_mode & othersWrite) != 0) {
        return "others may change this file: chmod 600 " + file;
    }
    if (kind == config::FileKind::Credentials && (status.st_mode & (S_IRGRP | S_IROTH)) != 0) {
        return "others may read this file: chmod 600 " + file;
    }
    return {};
}

Result<std::string> DiskProfileFiles::readOther(const std::string& path)
{
    return readFile(path, maxOtherBytes);
}

void DiskProfileFiles::watch(std::function<void()> changed)
{
    m_watch = std::make_unique<ProfileWatch>(
        std::vector<std::string>{path(config::FileKind::Config), path(config::FileKind::Credentials)},
        std::move(changed));
}

} // namespace botoscope::platform
