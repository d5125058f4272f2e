#include "core/model/shape.h"

#include "core/model/service_model.h"

namespace botoscope::model {

ShapeRef::ShapeRef(const ServiceModel* service, Name shapeName, Traits traits)
    : m_service(service), m_shapeName(std::move(shapeName)), m_traits(std::move(traits))
{
}

const Shape& ShapeRef::shape() const
{
    if (const Shape* known = m_target.shape.load(std::memory_order_acquire)) {
        return *known;
    }
    static const Shape none;
    const Shape& target = m_service ? m_service->resolve(m_shapeName) : none;
    m_target.shape.store(&target, std::memory_order_release);
    return target;
}

ShapeType ShapeRef::type() const
{
    return shape().type;
}

const Member* Shape::member(std::string_view memberName) const
{
    for (const Member& candidate : members) {
        if (candidate.name == memberName) {
            return &candidate;
        }
    }
    return nullptr;
}

const Member* Shape::eventStreamMember() const
{
    for (const Member& candidate : members) {
        if (candidate.ref.traits().eventstream) {
            return &candidate;
        }
    }
    return nullptr;
}

const Member* Shape::streamingMember() const
{
    const Member* payload = traits.payload.empty() ? nullptr : member(traits.payload);
    return payload && payload->ref.type() == ShapeType::Blob ? payload : nullptr;
}

std::string_view shapeTypeName(ShapeType type)
{
    switch (type) {
    case ShapeType::Structure:
        return "structure";
    case ShapeType::List:
        return "list";
    case ShapeType::Map:
        return "map";
    case ShapeType::String:
        return "string";
    case ShapeType::Integer:
        return "integer";
    case ShapeType::Long:
        return "long";
    case ShapeType::Float:
        return "float";
    case ShapeType::Double:
        return "double";
    case ShapeType::Boolean:
        return "boolean";
    case ShapeType::Blob:
        return "blob";
    case ShapeType::Timestamp:
        return "timestamp";
    }
    return {};
}

} // namespace botoscope::model
