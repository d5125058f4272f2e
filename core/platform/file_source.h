#pragma once
#include "core/http/body_source.h"

#include <memory>
#include <string>

namespace botoscope::platform {

/// A request body out of a file, a device or a pipe. Reads block: meant for local files and for the command line.
class FileSource final : public http::BodySource {
public:
    /// Error: Io.
    static Result<std::shared_ptr<FileSource>> open(const std::string& path);
    ~FileSource() override;
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    std::optional<std::int64_t> size() const override { return m_size; } ///< known of files and block devices
    Result<std::size_t> read(char* buffer, std::size_t size) override;
    Result<void> rewind() override;
    std::string description() const override { return m_path; }

private:
    FileSource(int descriptor, std::string path);
    int m_descriptor;
    std::string m_path;
    std::optional<std::int64_t> m_size;
    bool m_moved = false; ///< away from the start
};

} // namespace botoscope::platform
