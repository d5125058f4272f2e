// XML: the tree, and responses of the protocols that speak it.
#include "core/protocol/common/xml_element.h"
#include "core/protocol/common/xml_reader.h"
#include "core/protocol/common/xml_tree.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/responses.h"

#include <array>

namespace botoscope::fuzz {

namespace {

using protocol::XmlElement;
using protocol::XmlNode;

XmlElement copyOf(const XmlNode& node)
{
    XmlElement element;
    element.name = node.tag;
    element.text = node.text;
    for (const XmlNode* child = node.firstChild; child; child = child->nextSibling) {
        element.children.push_back(copyOf(*child));
    }
    return element;
}

bool same(const XmlNode& node, const XmlElement& element)
{
    // A carriage return that came as a character reference is a line end once it was written as itself.
    std::string text;
    for (std::size_t i = 0; i < element.text.size(); ++i) {
        const bool pair = element.text.compare(i, 2, "\r\n") == 0;
        text += pair ? element.text[++i] : element.text[i] == '\r' ? '\n' : element.text[i];
    }
    if (node.tag != element.name || node.text != text) {
        return false;
    }
    const XmlNode* child = node.firstChild;
    for (const XmlElement& other : element.children) {
        if (!child || !same(*child, other)) {
            return false;
        }
        child = child->nextSibling;
    }
    return child == nullptr;
}

} // namespace

void runOne(std::string_view bytes)
{
    Input input(bytes);
    constexpr std::array protocols = {model::Protocol::RestXml, model::Protocol::Query, model::Protocol::Ec2};
    const model::Protocol protocol = protocols[input.byte() % protocols.size()];
    const auto tree = protocol::XmlTree::parse(input.rest());
    if (tree) {
        const XmlElement copy = copyOf(tree->root());
        const auto again = protocol::XmlTree::parse(protocol::writeXml(copy));
        expect(again && same(again->root(), copy), "XML that was written reads back as the same tree");
        protocol::readXmlMap(tree->root());
    } else {
        expect(tree.error().code == ErrorCode::ResponseParser, "damage is the parser's error");
    }
    checkResponses(protocol, input);
}

} // namespace botoscope::fuzz
