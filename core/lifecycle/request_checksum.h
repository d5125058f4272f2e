#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/http/message.h"
#include "core/lifecycle/checksum_plan.h"
#include "core/model/service_model.h"

#include <string>
#include <vector>

namespace botoscope::lifecycle {

struct ClientState;

/// Decides on a call's checksums (§4.9): the algorithm the caller chose, else CRC32 where a checksum is required, or
/// supported and wanted ("when_supported"); none where a checksum header is there already. Blob payloads over https get
/// it as a trailer. For responses: what the model lists and we can compute, once the caller or a handler has set the
/// validation mode member. Error: NotSupported for an algorithm we can't compute.
Result<ChecksumPlan> resolveChecksums(const ClientState& client, const http::RequestDict& request,
                                      const model::OperationModel& operation, const Value& params);

/// What a User-Agent header says of a request's checksum, by botocore's names, e.g. "FLEXIBLE_CHECKSUMS_REQ_CRC32": of
/// the planned one, else of those that stand among the headers already.
std::vector<std::string> checksumFeatures(const http::RequestDict& request, const ChecksumPlan& plan);

/// Adds the request's checksum as planned. The body of a stream is read for a header, and wrapped for a trailer.
/// Error: Io, UnseekableStream.
Result<void> applyRequestChecksum(http::RequestDict& request, const ChecksumPlan& plan);

} // namespace botoscope::lifecycle
