#pragma once
#include "core/http/message.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace botoscope::platform {

/// What is left to send of a request's body, from memory or from a stream.
class Upload {
public:
    explicit Upload(const http::Body& body);
    ~Upload();
    Upload(const Upload&) = delete;
    Upload& operator=(const Upload&) = delete;

    /// As http::BodySource::read. A stream that ends before its announced length is an Error Io.
    Result<std::size_t> read(char* buffer, std::size_t size);
    std::optional<std::int64_t> size() const { return m_size; }
    bool done() const { return m_done; } ///< the last byte has been read
    /// Calls back once when a stream that said notYet has bytes.
    void whenReady(std::function<void()> callback);

private:
    std::shared_ptr<const std::string> m_bytes;
    std::shared_ptr<http::BodySource> m_stream;
    std::optional<std::int64_t> m_size;
    std::int64_t m_sent = 0;
    bool m_done = false;
};

} // namespace botoscope::platform
