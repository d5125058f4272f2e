#pragma once
#include "core/base/result.h"
#include "core/base/value.h"

#include <string>
#include <string_view>

namespace botoscope::client {

/// Where a listing goes on, as text to keep: base64 of JSON, bytes marked under "boto_encoded_keys" (botocore's
/// TokenEncoder).
std::string encodePageToken(const Value& token);

/// The reverse. Error: Parse when the text is no such token.
Result<Value> decodePageToken(std::string_view text);

} // namespace botoscope::client
