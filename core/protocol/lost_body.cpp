#include "core/protocol/lost_body.h"

#include "core/base/json.h"

#include <algorithm>

namespace botoscope::protocol {

namespace {

bool speaksJson(const model::OperationModel& operation)
{
    const auto protocol = operation.service->resolvedProtocol();
    return protocol.ok() && (*protocol == model::Protocol::Json || *protocol == model::Protocol::RestJson);
}

/// The structure that the body was read by; nullptr when the body is no JSON by the model or is not read at all.
const model::Shape* bodyShape(const model::OperationModel& operation)
{
    const model::Shape* shape = operation.outputShape();
    if (!shape || shape->eventStreamMember()) {
        return nullptr;
    }
    const std::string& payload = operation.output->traits().payload;
    const model::Member* member = payload.empty() ? nullptr : shape->member(payload);
    if (!member) {
        return shape;
    }
    return member->ref.type() == model::ShapeType::Structure ? &member->ref.shape() : nullptr;
}

/// True if a member came out of the body's JSON: its text as a whole is what stands for a broken one.
bool hasBodyMember(const model::Shape& shape, const Value& members, std::string_view body)
{
    return std::any_of(shape.members.begin(), shape.members.end(), [&](const model::Member& member) {
        const Value* value = members.find(member.name);
        const bool inBody = member.ref.traits().location == model::Location::Body;
        return value && inBody && !(value->isString() && value->toString() == body);
    });
}

} // namespace

std::optional<Error> lostBody(const http::Response& response, const model::OperationModel& operation,
                              const Value& parsed)
{
    const std::string_view body = response.bodyView();
    if (response.status >= 300 || body.empty() || !operation.service || !speaksJson(operation)) {
        return std::nullopt;
    }
    const model::Shape* shape = bodyShape(operation);
    if (!shape) {
        return std::nullopt;
    }
    const std::string& payload = operation.output->traits().payload;
    if (hasBodyMember(*shape, payload.empty() ? parsed : parsed[payload], body)) {
        return std::nullopt;
    }
    const auto read = parseJson(body, JsonGrammar::Python);
    if (read.ok() || read.error().get("reason") == "depth") {
        return std::nullopt;
    }
    return Error(ErrorCode::ResponseParser, "The answer of status " + std::to_string(response.status) + " is " +
                                                read.error().message +
                                                ". Its members are missing from the result, as they are in botocore's");
}

} // namespace botoscope::protocol
