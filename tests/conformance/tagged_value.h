#pragma once
#include "core/base/value.h"

namespace botoscope::conformance {

/// Values of the recorded suites, in which objects with one key stand for what JSON can't hold: $bytes and $stream
/// (base64) become blobs, $datetime a timestamp, $decimal and $float (NaN, Infinity, -Infinity) doubles. Other tags
/// stay as they are.
Value untagged(const Value& value);

} // namespace botoscope::conformance
