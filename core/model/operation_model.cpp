#include "core/model/service_model.h"

namespace botoscope::model {

namespace {

const Member* streamingMemberOf(const std::optional<ShapeRef>& ref)
{
    if (!ref || ref->traits().payload.empty()) {
        return nullptr;
    }
    const Member* payload = ref->shape().member(ref->traits().payload);
    return payload && payload->ref.type() == ShapeType::Blob ? payload : nullptr;
}

bool hasEventStream(const Shape* shape)
{
    return shape && shape->eventStreamMember();
}

} // namespace

bool OperationModel::hasEventStreamInput() const
{
    return hasEventStream(inputShape());
}

bool OperationModel::hasEventStreamOutput() const
{
    return hasEventStream(outputShape());
}

bool OperationModel::hasStreamingInput() const
{
    return streamingMemberOf(input) != nullptr;
}

bool OperationModel::hasStreamingOutput() const
{
    return streamingMemberOf(output) != nullptr;
}

const Value& OperationModel::trait(std::string_view key) const
{
    static const Value none;
    const Value* found = otherTraits.find(key);
    return found ? *found : none;
}

} // namespace botoscope::model
