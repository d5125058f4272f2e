#include "core/platform/file_sink.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace botoscope::platform {

namespace {

Error ioError(const std::string& path, int number)
{
    return Error(ErrorCode::Io, "Can't write \"" + path + "\": " + std::strerror(number)).with("path", path);
}

} // namespace

FileSink::~FileSink()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

Result<void> FileSink::open()
{
    constexpr mode_t everyone = 0666; // less the process' mask
    m_descriptor = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, everyone);
    return m_descriptor < 0 ? Result<void>(ioError(m_path, errno)) : Result<void>();
}

Result<void> FileSink::write(std::string_view bytes)
{
    if (m_descriptor < 0) {
        if (auto opened = open(); !opened) {
            return opened;
        }
    }
    while (!bytes.empty()) {
        const ssize_t count = ::write(m_descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) {
            return ioError(m_path, errno);
        }
        bytes.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
    return {};
}

Result<void> FileSink::close()
{
    if (auto written = write({}); !written) {
        return written;
    }
    const int descriptor = std::exchange(m_descriptor, -1);
    return ::close(descriptor) == 0 ? Result<void>() : Result<void>(ioError(m_path, errno));
}

} // namespace botoscope::platform
