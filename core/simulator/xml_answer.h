#pragma once
#include "core/simulator/router.h"

#include <string>

namespace botoscope::simulator {

/// A query or ec2 answer: <OpResponse> with the result (wrapped for query) and the request id.
Result<ServerResponse> writeXmlAnswer(const Route& route, const Value& output, const std::string& requestId,
                                      model::Protocol protocol);

/// An error document as query, ec2 or rest-xml (S3's form) has it.
std::string xmlError(model::Protocol protocol, const std::string& code, const std::string& message,
                     const std::string& requestId);

} // namespace botoscope::simulator
