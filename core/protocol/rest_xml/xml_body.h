#pragma once
#include "core/protocol/common/scalar.h"
#include "core/protocol/common/xml_element.h"

#include <string>

namespace botoscope::protocol {

/// Turns parameters into rest-xml's body (§4.6), byte for byte as botocore does.
class XmlBody {
public:
    XmlBody(const ScalarRules& rules, Failure& failure) : m_rules(rules), m_failure(failure) {}
    /// ref: the payload member or the operation's input; its locationName, else its shape's name, names the root.
    std::string write(const Value& value, const model::ShapeRef& ref);

private:
    void add(XmlElement& parent, const Value& value, const model::ShapeRef& ref, std::string_view name);
    void addStructure(XmlElement& parent, const Value& value, const model::ShapeRef& ref, std::string_view name);
    void addList(XmlElement& parent, const Value& value, const model::ShapeRef& ref, std::string_view name);
    void addMap(XmlElement& parent, const Value& value, const model::ShapeRef& ref, std::string_view name);

    const ScalarRules& m_rules;
    Failure& m_failure;
};

} // namespace botoscope::protocol
