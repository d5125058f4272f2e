#pragma once
#include "core/base/result.h"
#include "core/http/message.h"
#include "core/model/service_model.h"

namespace botoscope::lifecycle {

struct ClientState;

/// Compresses the body with gzip where the operation takes it (trait requestcompression), the client does not forbid it
/// and the body is large enough or streamed (§4.10). Content-Encoding says so. As in botocore a stream is compressed as
/// a whole before it is sent: no operation with both traits exists today. Result: whether it did. Error: Io.
Result<bool> compressRequest(http::RequestDict& request, const ClientState& client,
                             const model::OperationModel& operation);

/// A gzip file as Python's gzip.compress makes it: level 9, no name, the time in seconds in its head.
std::string gzip(std::string_view bytes, std::int64_t seconds);

} // namespace botoscope::lifecycle
