#include "core/platform/file_source.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace botoscope::platform {

namespace {

Error ioError(const std::string& path, const char* what, int number)
{
    return Error(ErrorCode::Io, std::string("Can't ") + what + " \"" + path + "\": " + std::strerror(number))
        .with("path", path);
}

std::optional<std::int64_t> sizeOf(int descriptor)
{
    struct stat status = {};
    if (fstat(descriptor, &status) != 0) {
        return std::nullopt;
    }
    if (S_ISREG(status.st_mode)) {
        return status.st_size;
    }
    if (!S_ISBLK(status.st_mode)) {
        return std::nullopt;
    }
    const off_t end = lseek(descriptor, 0, SEEK_END);
    lseek(descriptor, 0, SEEK_SET);
    return end >= 0 ? std::optional<std::int64_t>(end) : std::nullopt;
}

} // namespace

Result<std::shared_ptr<FileSource>> FileSource::open(const std::string& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return ioError(path, "read", errno);
    }
    auto source = std::shared_ptr<FileSource>(new FileSource(descriptor, path));
    struct stat status = {};
    if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
        return ioError(path, "read", EISDIR);
    }
    return source;
}

FileSource::FileSource(int descriptor, std::string path)
    : m_descriptor(descriptor), m_path(std::move(path)), m_size(sizeOf(descriptor))
{
}

FileSource::~FileSource()
{
    ::close(m_descriptor);
}

Result<std::size_t> FileSource::read(char* buffer, std::size_t size)
{
    ssize_t count = 0;
    do {
        count = ::read(m_descriptor, buffer, size);
    } while (count < 0 && errno == EINTR);
    if (count < 0) {
        return ioError(m_path, "read", errno);
    }
    m_moved = m_moved || count > 0;
    return static_cast<std::size_t>(count);
}

Result<void> FileSource::rewind()
{
    if (m_moved && lseek(m_descriptor, 0, SEEK_SET) != 0) {
        return http::unseekable(*this);
    }
    m_moved = false;
    return {};
}

} // namespace botoscope::platform
