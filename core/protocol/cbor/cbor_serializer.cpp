#include "core/protocol/cbor/cbor_serializer.h"

#include "core/protocol/cbor/cbor_body.h"
#include "core/protocol/common/host_prefix.h"

namespace botoscope::protocol {

Result<http::RequestDict> CborSerializer::serialize(const Value& params, const model::OperationModel& operation) const
{
    const model::ServiceMetadata& metadata = operation.service->metadata();
    Failure failure;
    http::RequestDict request;
    request.urlPath = "/service/" + metadata.targetPrefix + "/operation/" + operation.name.str();
    if (nestsDeeperThan(params, maxParameterDepth)) {
        failure.tooDeep();
    } else if (operation.input) {
        request.body = http::Body(CborBody(failure).write(params, *operation.input));
    }
    request.hostPrefix = expandHostPrefix(params, operation, failure);
    request.headers.add("smithy-protocol", "rpc-v2-cbor");
    if (metadata.awsQueryCompatible) {
        request.headers.add("x-amzn-query-mode", "true");
    }
    const std::string type =
        operation.hasEventStreamOutput() ? "application/vnd.amazon.eventstream" : "application/cbor";
    request.headers.add("Accept", type);
    if (!request.body.empty()) {
        request.headers.add("Content-Type", type);
    }
    if (failure.happened()) {
        return failure.error();
    }
    return request;
}

} // namespace botoscope::protocol
