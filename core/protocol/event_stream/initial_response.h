#pragma once
#include "core/protocol/parser.h"

namespace botoscope::protocol {

/// The output of an RPC operation that answers with an event stream: members from the payload of the first message,
/// which must be an "initial-response"; the stream's member holds the frames behind it as a blob.
/// Error: ResponseParser.
Result<Value> parseInitialResponse(const Parser& parser, const http::Response& response, const model::Shape& shape,
                                   const model::Traits& traits);

} // namespace botoscope::protocol
