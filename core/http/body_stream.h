#pragma once
#include "core/base/result.h"
#include "core/base/task.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace botoscope::http {

/// The body of a response on its way: whoever holds it takes it piece by piece, and the sender waits when nobody does.
/// Destroying it closes the connection, unless all of it has been read. Used in one thread.
class BodyStream {
public:
    virtual ~BodyStream() = default;
    /// The next piece; empty at the end, and again after it. One read at a time. Errors: those of the transport
    /// (a connection that ends before the announced length is ConnectionClosed), ChecksumMismatch at the end.
    virtual Task<Result<std::string>> read() = 0;
};

/// What is left of a stream behind bytes that were read ahead.
class ResumedStream final : public BodyStream {
public:
    ResumedStream(std::string first, std::shared_ptr<BodyStream> rest)
        : m_first(std::move(first)), m_rest(std::move(rest))
    {
    }
    Task<Result<std::string>> read() override;

private:
    std::string m_first;
    std::shared_ptr<BodyStream> m_rest;
};

/// Takes a stream to its end. take gets each piece and may refuse (a full disk); its error is the result's. Result: the
/// number of bytes.
Task<Result<std::int64_t>> drain(std::shared_ptr<BodyStream> stream,
                                 std::function<Result<void>(std::string_view piece)> take);

} // namespace botoscope::http
