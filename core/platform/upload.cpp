#include "core/platform/upload.h"

#include <algorithm>
#include <cstring>

namespace botoscope::platform {

Upload::Upload(const http::Body& body)
    : m_bytes(body.isStream() ? nullptr : body.shared()), m_stream(body.stream()), m_size(body.size())
{
}

Upload::~Upload()
{
    whenReady({});
}

Result<std::size_t> Upload::read(char* buffer, std::size_t size)
{
    // Never more than was announced: a file may grow while it is sent.
    const std::int64_t left = m_size ? *m_size - m_sent : static_cast<std::int64_t>(size);
    size = std::min(size, static_cast<std::size_t>(left));
    if (m_bytes) {
        std::memcpy(buffer, m_bytes->data() + m_sent, size);
    } else if (size > 0) {
        const auto count = m_stream->read(buffer, size);
        if (!count || *count == http::BodySource::notYet) {
            return count;
        }
        if (*count == 0 && m_size) {
            return Error(ErrorCode::Io, "The body ended after " + std::to_string(m_sent) + " of " +
                                            std::to_string(*m_size) + " bytes: " + m_stream->description());
        }
        size = *count;
    }
    m_sent += static_cast<std::int64_t>(size);
    m_done = m_size ? m_sent == *m_size : size == 0;
    return size;
}

void Upload::whenReady(std::function<void()> callback)
{
    if (m_stream) {
        m_stream->whenReady(std::move(callback));
    }
}

} // namespace botoscope::platform
