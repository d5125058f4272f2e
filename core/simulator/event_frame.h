#pragma once
#include <string>
#include <string_view>

namespace botoscope::simulator {

/// The first frame that JSON and CBOR event streams begin with: an event "initial-response" with this payload
/// (vnd.amazon.eventstream framing, botocore-behaviour.md §4.8).
std::string encodeInitialResponse(std::string_view payload);

} // namespace botoscope::simulator
