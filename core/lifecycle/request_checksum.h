#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/http/message.h"
#include "core/lifecycle/checksum_plan.h"
#include "core/model/service_model.h"

#include <string>

namespace botoscope::lifecycle {

struct ClientState;

/// Decides on a call's checksums (§4.9): the algorithm the caller chose, else CRC32 where a checksum is required, or
/// supported and wanted ("when_supported"); none where a checksum header is there already. Blob payloads over https get
/// it as a trailer. For responses: what the model lists and we can compute, once the caller or a handler has set the
/// validation mode member. Error: NotSupported for an algorithm we can't compute.
Result<ChecksumPlan> resolveChecksums(const ClientState& client, const http::RequestDict& request,
                                      const model::OperationModel& operation, const Value& params);

/// Adds the request's checksum as planned. The body of a stream is read for a header, and wrapped for a trailer.
/// Error: Io, UnseekableStream.
Result<void> applyRequestChecksum(http::RequestDict& request, const ChecksumPlan& plan);

} // namespace botoscope::lifecycle
