#pragma once
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace botoscope::http {

/// Where the bytes of a streamed request body come from: they are read while they are sent and never held whole. Used
/// in one thread.
class BodySource {
public:
    /// What read() says when there are no bytes at the moment; more come later.
    static constexpr std::size_t notYet = static_cast<std::size_t>(-1);

    virtual ~BodySource() = default;
    /// Bytes from the start to the end; nullopt where nobody knows before the end.
    virtual std::optional<std::int64_t> size() const = 0;
    /// Fills at most size bytes; 0: the end. Error: Io.
    virtual Result<std::size_t> read(char* buffer, std::size_t size) = 0;
    /// Back to the start, for another attempt. Error: UnseekableStream.
    virtual Result<void> rewind() = 0;
    /// For the trace and for messages, e.g. "file /tmp/x".
    virtual std::string description() const = 0;
    /// For sources that may say notYet: whom to call, once, when read() is worth another try.
    virtual void whenReady(std::function<void()> callback) { (void)callback; }
};

/// The error of a source that can't go back.
Error unseekable(const BodySource& source);

/// Reads a source from its start to its end and takes it back to the start. Error: Io, UnseekableStream.
Result<void> readThrough(BodySource& source, const std::function<void(std::string_view)>& take);

} // namespace botoscope::http
