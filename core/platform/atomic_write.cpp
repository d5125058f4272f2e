#include "core/platform/atomic_write.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace botoscope::platform {

namespace {

bool isSameFile(int descriptor, const std::string& path)
{
    struct stat opened {};
    struct stat named {};
    return ::fstat(descriptor, &opened) == 0 && ::lstat(path.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
           opened.st_ino == named.st_ino;
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
    return true;
}

} // namespace

Error cannotWrite(const std::string& path, const std::string& reason)
{
    return Error(ErrorCode::Io, "Can't write " + path + ": " + reason).with("path", path).with("reason", reason);
}

void syncFolder(const std::string& path)
{
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor); // some file systems can't; then their names are as lasting as they get
        ::close(descriptor);
    }
}

Result<void> makeFoldersFor(const std::string& path)
{
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    std::error_code problem;
    if (folder.empty() || std::filesystem::is_directory(folder, problem)) {
        return {};
    }
    if (auto parent = makeFoldersFor(folder.string()); !parent) {
        return parent;
    }
    if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
        return cannotWrite(path, std::strerror(errno));
    }
    return {};
}

ReplacementFile::ReplacementFile(std::string target, std::string path, int descriptor)
    : m_target(std::move(target)), m_path(std::move(path)), m_descriptor(descriptor)
{
}

ReplacementFile::ReplacementFile(ReplacementFile&& other) noexcept
    : m_target(std::move(other.m_target)), m_path(std::move(other.m_path)),
      m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

ReplacementFile::~ReplacementFile()
{
    if (m_descriptor >= 0) {
        ::unlink(m_path.c_str());
        ::close(m_descriptor);
    }
}

Error ReplacementFile::failed(const std::string& reason) const
{
    return cannotWrite(m_target, reason);
}

Result<ReplacementFile> ReplacementFile::open(const std::string& target)
{
    const std::string path = target + ".botoscope-new";
    constexpr int tries = 5; // another one of us may rename or remove its own between our open and our lock
    for (int i = 0; i < tries; ++i) {
        const int descriptor =
            ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (descriptor < 0) {
            return cannotWrite(target, std::strerror(errno));
        }
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            ::close(descriptor);
            return cannotWrite(target, "another Botoscope is writing it at this moment");
        }
        if (isSameFile(descriptor, path)) {
            return ReplacementFile(target, path, descriptor);
        }
        ::close(descriptor);
    }
    return cannotWrite(target, "another Botoscope is writing it at this moment");
}

Result<void> ReplacementFile::write(std::string_view bytes, mode_t mode, std::optional<std::pair<uid_t, gid_t>> owner)
{
    if (::ftruncate(m_descriptor, 0) != 0 || !writeAll(m_descriptor, bytes)) {
        return failed(std::strerror(errno));
    }
    if (owner && ::fchown(m_descriptor, owner->first, owner->second) != 0) {
        return failed("it belongs to another user");
    }
    if (::fchmod(m_descriptor, mode) != 0 || ::fsync(m_descriptor) != 0) {
        return failed(std::strerror(errno));
    }
    return {};
}

Result<void> ReplacementFile::commit()
{
    if (std::rename(m_path.c_str(), m_target.c_str()) != 0) {
        return failed(std::strerror(errno));
    }
    syncFolder(m_target);
    ::close(std::exchange(m_descriptor, -1));
    return {};
}

} // namespace botoscope::platform
