#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/http/message.h"
#include "core/model/service_model.h"

#include <string>

namespace botoscope::lifecycle {

/// Adds the checksum header an operation asks for (§4.9): the algorithm the caller chose, else CRC32 where a checksum
/// is required or supported ("when_supported"). A checksum header that is there already is left alone. Error
/// NotSupported: an algorithm we can't compute. Trailers are not used yet: over TLS the header serves as well.
Result<void> applyRequestChecksum(http::RequestDict& request, const model::OperationModel& operation,
                                  const Value& params, const std::string& calculation);

} // namespace botoscope::lifecycle
