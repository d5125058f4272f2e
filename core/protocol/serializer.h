#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/http/message.h"
#include "core/model/service_model.h"

#include <memory>

namespace botoscope::protocol {

struct SerializerOptions {
    bool millisecondTimestamps = false; ///< bedrock-agentcore only (creating-serializer)
};

/// Turns parameters into a request dict, as botocore's serializer of that protocol does (§4.1-4.6), byte for byte.
/// Params are taken as valid (see validate.h); what validation would refuse gives Error ParamValidation or
/// InvalidArgument, never a crash.
class Serializer {
public:
    virtual ~Serializer() = default;
    virtual Result<http::RequestDict> serialize(const Value& params, const model::OperationModel& operation) const = 0;
};

/// Error NotSupported for a protocol without a serializer.
Result<std::unique_ptr<Serializer>> makeSerializer(model::Protocol protocol, SerializerOptions options = {});

} // namespace botoscope::protocol
