#pragma once
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace botoscope::platform {

/// Writes a body into a file or device as it comes. A file is made or emptied when the first byte comes or, if none
/// does, by close(): a call that fails leaves an old file as it was.
class FileSink {
public:
    explicit FileSink(std::string path) : m_path(std::move(path)) {}
    ~FileSink();
    FileSink(const FileSink&) = delete;
    FileSink& operator=(const FileSink&) = delete;

    Result<void> write(std::string_view bytes); ///< Error: Io
    Result<void> close();                       ///< Error: Io (a disk may say only now that it is full)

private:
    Result<void> open();
    std::string m_path;
    int m_descriptor = -1;
};

} // namespace botoscope::platform
