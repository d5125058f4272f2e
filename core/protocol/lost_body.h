#pragma once
#include "core/base/error.h"
#include "core/base/value.h"
#include "core/http/message.h"
#include "core/model/service_model.h"

#include <optional>

namespace botoscope::protocol {

/// What is wrong with a successful answer whose body the parser passed over. botocore takes a JSON body that is not
/// JSON for {"message": <the text>}, so broken answers look like empty ones. parsed is the parser's result. Costs a
/// second reading of the body only when the result has nothing of it. The error is a ResponseParser with the byte in
/// its words.
std::optional<Error> lostBody(const http::Response& response, const model::OperationModel& operation,
                              const Value& parsed);

} // namespace botoscope::protocol
