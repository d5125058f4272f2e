#pragma once
#include "core/base/result.h"
#include "core/simulator/router.h"

#include <string>

namespace botoscope::simulator {

/// The parameters a request carries, by its operation's model: the server's half of each protocol.
/// Error ResponseParser or ParamValidation when the request does not follow the protocol.
Result<Value> readInput(const Route& route, const ServerRequest& request);

/// A success answer with this output in the protocol's wire form.
Result<ServerResponse> writeOutput(const Route& route, const Value& output, const std::string& requestId);

/// An error answer. protocol decides its form; status is the HTTP status.
ServerResponse writeError(model::Protocol protocol, int status, const std::string& code, const std::string& message,
                          const std::string& requestId);

/// A body in aws-chunked framing without the framing (chunk signatures are not checked); other bodies as they are.
std::string decodeAwsChunked(const ServerRequest& request);

} // namespace botoscope::simulator
