#include "core/protocol/json/json_serializer.h"

#include "core/protocol/common/host_prefix.h"
#include "core/protocol/json/json_body.h"

namespace botoscope::protocol {

Result<http::RequestDict> JsonSerializer::serialize(const Value& params, const model::OperationModel& operation) const
{
    const model::ServiceMetadata& metadata = operation.service->metadata();
    if (metadata.jsonVersion.empty() || metadata.targetPrefix.empty()) {
        return Error(ErrorCode::ModelDefect, "a json service's metadata needs jsonVersion and targetPrefix");
    }
    Failure failure;
    http::RequestDict request;
    request.method = operation.http.method;
    request.headers.add("X-Amz-Target", metadata.targetPrefix + "." + operation.name.str());
    request.headers.add("Content-Type", "application/x-amz-json-" + metadata.jsonVersion);
    if (metadata.awsQueryCompatible) {
        request.headers.add("x-amzn-query-mode", "true");
    }
    if (nestsDeeperThan(params, maxParameterDepth)) {
        failure.tooDeep();
    } else if (const model::Shape* shape = operation.inputShape()) {
        request.body = http::Body(JsonBody(m_rules, failure).write(params, *shape));
    } else {
        request.body = http::Body(std::string("{}"));
    }
    request.hostPrefix = expandHostPrefix(params, operation, failure);
    if (failure.happened()) {
        return failure.error();
    }
    return request;
}

} // namespace botoscope::protocol
