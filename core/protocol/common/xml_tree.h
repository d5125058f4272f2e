#pragma once
#include "core/base/result.h"
#include "core/http/message.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::protocol {

struct XmlAttribute {
    std::string_view prefix; ///< empty for an attribute in no namespace
    std::string_view name;   ///< without the prefix
    std::string_view value;
};

/// An element of a response. Names come without namespaces, as botocore compares them.
struct XmlNode {
    std::string_view tag;
    std::string_view text; ///< before the first child, comments left out
    const XmlNode* firstChild = nullptr;
    const XmlNode* nextSibling = nullptr;
    std::uint32_t firstAttribute = 0;
    std::uint32_t attributeCount = 0;

    /// The first child of that tag, nullptr if none.
    const XmlNode* child(std::string_view childTag) const;
    /// The next sibling of the same tag, nullptr if none.
    const XmlNode* nextSame() const;
};

/// An XML document as read by expat: what botocore's parser gets from ElementTree. Encodings other than UTF-8 are not
/// read, external entities never fetched. Refused besides what is not well-formed: entity declarations (no service
/// sends them; they are how small texts grow huge), nesting deeper than 1000 and texts above 1 GiB.
class XmlTree {
public:
    /// Error: ResponseParser with context "line" and "column"; "reason" is xmlRefused where it is refused.
    static Result<XmlTree> parse(std::string_view text);
    /// A document of one element without name, text or children (what an empty body stands for in rest-xml).
    static XmlTree blank();

    const XmlNode& root() const { return m_nodes.front(); }
    const XmlAttribute* attributes(const XmlNode& node) const { return m_attributes.data() + node.firstAttribute; }

private:
    friend class XmlTreeBuilder;
    XmlTree() = default;

    std::unique_ptr<char[]> m_texts; // tags, texts and attributes; never moves
    std::vector<XmlNode> m_nodes;    // reserved for all, so that pointers stay valid
    std::vector<XmlAttribute> m_attributes;
};

/// Context "reason" of what is refused though it may be well-formed.
inline constexpr std::string_view xmlRefused = "refused";

/// A response's body, read unless it has been read ahead. Error: XmlTree::parse's.
Result<std::shared_ptr<const XmlTree>> readXmlBody(const http::Response& response);
/// The same before the parser has its turn, which then need not read it again.
Result<std::shared_ptr<const XmlTree>> readXmlBodyAhead(http::Response& response);

} // namespace botoscope::protocol
