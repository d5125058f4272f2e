#include "core/protocol/rest_xml/rest_xml_serializer.h"

#include "core/protocol/rest_xml/xml_body.h"

namespace botoscope::protocol {

RestXmlSerializer::RestXmlSerializer(SerializerOptions options) : RestSerializer(options)
{
    m_rules.milliseconds = milliseconds();
}

std::string RestXmlSerializer::writeBody(const Value& params, const model::ShapeRef& ref, Failure& failure) const
{
    return XmlBody(m_rules, failure).write(params, ref);
}

} // namespace botoscope::protocol
