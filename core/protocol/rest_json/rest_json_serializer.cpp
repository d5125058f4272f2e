#include "core/protocol/rest_json/rest_json_serializer.h"

#include "core/protocol/json/json_body.h"

namespace botoscope::protocol {

RestJsonSerializer::RestJsonSerializer(SerializerOptions options) : RestSerializer(options)
{
    m_rules.timeFormat = TimeFormat::UnixTimestamp;
    m_rules.milliseconds = milliseconds();
}

std::string RestJsonSerializer::writeBody(const Value& params, const model::ShapeRef& ref, Failure& failure) const
{
    return JsonBody(m_rules, failure).write(params, ref);
}

bool RestJsonSerializer::needsEmptyBody(const model::Shape& shape) const
{
    return std::any_of(shape.members.begin(), shape.members.end(), [](const model::Member& member) {
        return member.ref.traits().location == model::Location::Body;
    });
}

} // namespace botoscope::protocol
