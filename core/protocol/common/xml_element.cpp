#include "core/protocol/common/xml_element.h"

namespace botoscope::protocol {

namespace {

std::string_view escapeOf(char c, bool inAttribute)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return inAttribute ? "&quot;" : "";
    case '\r':
        return inAttribute ? "&#13;" : "";
    case '\n':
        return inAttribute ? "&#10;" : "";
    case '\t':
        return inAttribute ? "&#09;" : "";
    default:
        return "";
    }
}

void appendEscaped(std::string& out, std::string_view text, bool inAttribute)
{
    for (const char c : text) {
        const std::string_view escape = escapeOf(c, inAttribute);
        if (escape.empty()) {
            out += c;
        } else {
            out += escape;
        }
    }
}

void append(std::string& out, const XmlElement& element)
{
    out += '<';
    out += element.name;
    for (const auto& [name, value] : element.attributes) {
        out += ' ';
        out += name;
        out += "=\"";
        appendEscaped(out, value, true);
        out += '"';
    }
    if (element.text.empty() && element.children.empty()) {
        out += " />";
        return;
    }
    out += '>';
    appendEscaped(out, element.text, false);
    for (const XmlElement& child : element.children) {
        append(out, child);
    }
    out += "</";
    out += element.name;
    out += '>';
}

} // namespace

XmlElement& XmlElement::addChild(std::string_view childName)
{
    XmlElement& child = children.emplace_back();
    child.name = childName;
    return child;
}

void XmlElement::setAttribute(std::string_view attribute, std::string value)
{
    for (auto& [known, old] : attributes) {
        if (known == attribute) {
            old = std::move(value);
            return;
        }
    }
    attributes.emplace_back(attribute, std::move(value));
}

std::string writeXml(const XmlElement& root)
{
    std::string out;
    append(out, root);
    return out;
}

} // namespace botoscope::protocol
