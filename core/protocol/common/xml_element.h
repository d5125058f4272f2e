#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace botoscope::protocol {

/// An XML element under construction.
struct XmlElement {
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes; ///< in order
    std::string text;                                            ///< before the children
    std::vector<XmlElement> children;

    /// Appends a child; the reference holds until the next child of this element.
    XmlElement& addChild(std::string_view childName);
    /// Replaces an attribute in place, else appends it.
    void setAttribute(std::string_view attribute, std::string value);
};

/// The element as Python's ElementTree writes it in UTF-8: no declaration, "<a />" for an element without content.
std::string writeXml(const XmlElement& root);

} // namespace botoscope::protocol
