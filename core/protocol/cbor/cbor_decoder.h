#pragma once
#include "core/base/result.h"
#include "core/base/value.h"

#include <string_view>

namespace botoscope::protocol {

/// The first CBOR item (RFC 8949) of some bytes: tag 1 becomes a Timestamp and of other tags the value counts (botocore
/// refuses those, ADR 24), integers beyond int64 become Double, what follows the item is ignored. Stricter than
/// botocore: map keys are text, chunks of indefinite strings have the string's own type, text is valid UTF-8, nesting
/// ends at 1000 levels. Error: ResponseParser with context "offset" (bytes).
Result<Value> decodeCbor(std::string_view bytes);

} // namespace botoscope::protocol
