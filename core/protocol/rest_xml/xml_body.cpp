#include "core/protocol/rest_xml/xml_body.h"

namespace botoscope::protocol {

namespace {

void addNamespace(XmlElement& element, const model::Traits& traits)
{
    if (traits.xmlNamespace) {
        const std::string& prefix = traits.xmlNamespace->prefix;
        element.setAttribute(prefix.empty() ? "xmlns" : "xmlns:" + prefix, traits.xmlNamespace->uri);
    }
}

std::string_view nameOr(const model::Traits& traits, std::string_view fallback)
{
    return traits.locationName.empty() ? fallback : std::string_view(traits.locationName);
}

} // namespace

std::string XmlBody::write(const Value& value, const model::ShapeRef& ref)
{
    XmlElement holder;
    add(holder, value, ref, nameOr(ref.traits(), ref.shapeName()));
    return holder.children.empty() ? std::string() : writeXml(holder.children.front());
}

void XmlBody::add(XmlElement& parent, const Value& value, const model::ShapeRef& ref, std::string_view name)
{
    switch (ref.type()) {
    case model::ShapeType::Structure:
        addStructure(parent, value, ref, name);
        break;
    case model::ShapeType::List:
        addList(parent, value, ref, name);
        break;
    case model::ShapeType::Map:
        addMap(parent, value, ref, name);
        break;
    default: {
        XmlElement& element = parent.addChild(name);
        element.text = scalarText(value, ref, m_rules, m_failure);
        addNamespace(element, ref.traits());
    }
    }
}

void XmlBody::addStructure(XmlElement& parent, const Value& value, const model::ShapeRef& ref, std::string_view name)
{
    if (!value.isMap()) {
        m_failure.wrongKind(name, "a structure", value);
    }
    XmlElement& element = parent.addChild(name);
    addNamespace(element, ref.traits());
    for (const auto& [key, item] : value.map()) {
        const model::Member* member = ref.shape().member(key);
        if (!member) {
            m_failure.unknownMember(key, ref.shapeName());
            return;
        }
        if (item.isNull()) {
            return; // botocore stops here and drops the members behind it
        }
        if (!member->ref.traits().xmlAttribute) {
            add(element, item, member->ref, member->wireName());
            continue;
        }
        if (!item.isString()) {
            m_failure.wrongKind(key, "text", item);
        }
        element.setAttribute(member->wireName(), item.toString());
    }
}

void XmlBody::addList(XmlElement& parent, const Value& value, const model::ShapeRef& ref, std::string_view name)
{
    if (!value.isList()) {
        m_failure.wrongKind(name, "a list", value);
    }
    const model::ShapeRef& member = ref.shape().listMember;
    const bool flattened = ref.traits().flattened;
    XmlElement& holder = flattened ? parent : parent.addChild(name);
    addNamespace(holder, ref.traits());
    const std::string_view itemName = flattened ? name : nameOr(member.traits(), "member");
    for (const Value& item : value.list()) {
        add(holder, item, member, itemName);
    }
}

void XmlBody::addMap(XmlElement& parent, const Value& value, const model::ShapeRef& ref, std::string_view name)
{
    if (!value.isMap()) {
        m_failure.wrongKind(name, "a map", value);
    }
    const bool flattened = ref.traits().flattened;
    XmlElement& holder = flattened ? parent : parent.addChild(name);
    if (!flattened) {
        addNamespace(holder, ref.traits());
    }
    const model::ShapeRef& keyRef = ref.shape().mapKey;
    const model::ShapeRef& valueRef = ref.shape().mapValue;
    for (const auto& [key, item] : value.map()) {
        XmlElement& entry = holder.addChild(flattened ? name : "entry");
        add(entry, key.view(), keyRef, nameOr(keyRef.traits(), "key"));
        add(entry, item, valueRef, nameOr(valueRef.traits(), "value"));
    }
}

} // namespace botoscope::protocol
