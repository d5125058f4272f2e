#include "core/protocol/common/xml_tree.h"

#include <algorithm>
#include <cstring>
#include <expat.h>
#include <unordered_set>

namespace botoscope::protocol {

namespace {

constexpr std::size_t deepest = 1000;
constexpr std::size_t largest = std::size_t{1} << 30;

struct ParserFree {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

/// The thread's parser, as good as new: making one costs more than reading a small document. nullptr: no memory.
XML_Parser freshParser()
{
    thread_local const std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserFree> parser(XML_ParserCreate("UTF-8"));
    return parser && XML_ParserReset(parser.get(), "UTF-8") ? parser.get() : nullptr;
}

} // namespace

const XmlNode* XmlNode::child(std::string_view childTag) const
{
    const XmlNode* node = firstChild;
    while (node && node->tag != childTag) {
        node = node->nextSibling;
    }
    return node;
}

const XmlNode* XmlNode::nextSame() const
{
    const XmlNode* node = nextSibling;
    while (node && node->tag != tag) {
        node = node->nextSibling;
    }
    return node;
}

/// Builds the tree from expat's callbacks. Namespaces are resolved here and not by expat, which would copy the whole
/// URI into every name.
class XmlTreeBuilder {
public:
    XmlTreeBuilder(XmlTree& tree, std::string_view text) : m_tree(tree), m_text(text)
    {
        // Every element has a '<' of its own, and with entities refused nothing gets longer than it stands in the text:
        // both reservations suffice, and pointers into them stay valid. Untouched memory costs nothing.
        m_tree.m_nodes.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '<')) + 1);
        m_tree.m_texts.reset(new char[text.size() + 1]);
        m_end = m_tree.m_texts.get();
        m_limit = m_end + text.size();
    }

    Result<void> run()
    {
        m_parser = freshParser();
        if (!m_parser) {
            return Error(ErrorCode::Internal, "no memory for an XML parser");
        }
        XML_SetUserData(m_parser, this);
        XML_SetElementHandler(m_parser, &onStart, &onEnd);
        XML_SetCharacterDataHandler(m_parser, &onText);
        XML_SetEntityDeclHandler(m_parser, &onEntityDeclaration);
        XML_SetSkippedEntityHandler(m_parser, &onSkippedEntity);
        const auto size = static_cast<int>(m_text.size());
        if (XML_Parse(m_parser, m_text.data(), size, XML_TRUE) == XML_STATUS_ERROR) {
            return failure();
        }
        return {};
    }

private:
    struct Open {
        XmlNode* node;
        XmlNode* lastChild;
        std::size_t prefixes; // declared outside of it
    };

    Error failure() const
    {
        const std::string what = m_problem.empty() ? XML_ErrorString(XML_GetErrorCode(m_parser)) : m_problem;
        const auto line = std::to_string(XML_GetCurrentLineNumber(m_parser));
        const auto column = std::to_string(XML_GetCurrentColumnNumber(m_parser));
        Error error(ErrorCode::ResponseParser, "Unable to parse the response, invalid XML: " + what + " (line " + line +
                                                   ", column " + column + ")");
        error.with("line", line).with("column", column);
        return m_refused ? error.with("reason", std::string(xmlRefused)) : error;
    }

    void stop(std::string problem)
    {
        if (m_problem.empty()) {
            m_problem = std::move(problem);
            XML_StopParser(m_parser, XML_FALSE);
        }
    }

    void refuse(std::string problem)
    {
        m_refused = m_refused || m_problem.empty();
        stop(std::move(problem));
    }

    std::string_view keep(std::string_view text)
    {
        if (text.size() > static_cast<std::size_t>(m_limit - m_end)) {
            refuse("it grows when read");
            return {};
        }
        if (!text.empty()) { // an empty view may have no address, which memcpy must not get
            std::memcpy(m_end, text.data(), text.size());
        }
        const std::string_view kept(m_end, text.size());
        m_end += text.size();
        return kept;
    }

    static void onStart(void* self, const XML_Char* name, const XML_Char** attributes)
    {
        static_cast<XmlTreeBuilder*>(self)->start(name, attributes);
    }
    static void onEnd(void* self, const XML_Char*) { static_cast<XmlTreeBuilder*>(self)->end(); }
    static void onText(void* self, const XML_Char* text, int length)
    {
        static_cast<XmlTreeBuilder*>(self)->addText({text, static_cast<std::size_t>(length)});
    }
    static void onEntityDeclaration(void* self, const XML_Char*, int, const XML_Char*, int, const XML_Char*,
                                    const XML_Char*, const XML_Char*, const XML_Char*)
    {
        static_cast<XmlTreeBuilder*>(self)->refuse("it declares entities");
    }
    static void onSkippedEntity(void* self, const XML_Char* name, int isParameter)
    {
        if (!isParameter) {
            static_cast<XmlTreeBuilder*>(self)->stop(std::string("undefined entity ") + name);
        }
    }

    void start(std::string_view name, const XML_Char** attributes)
    {
        if (m_open.size() >= deepest) {
            refuse("elements are nested too deeply");
            return;
        }
        const std::size_t prefixes = m_prefixes.size();
        if (*attributes) {
            declarePrefixes(attributes);
        }
        XmlNode& node = m_tree.m_nodes.emplace_back();
        node.tag = keep(localName(name).second);
        node.text = {m_end, 0};
        if (*attributes) {
            addAttributes(node, attributes);
            node.text = {m_end, 0};
        }
        if (!m_open.empty()) {
            Open& parent = m_open.back();
            (parent.lastChild ? parent.lastChild->nextSibling : parent.node->firstChild) = &node;
            parent.lastChild = &node;
        }
        m_open.push_back({&node, nullptr, prefixes});
    }

    void end()
    {
        if (!m_open.empty()) { // after stop() expat may still report the end of an element begun before
            while (m_prefixes.size() > m_open.back().prefixes) {
                m_declared.erase(m_declared.find(m_prefixes.back()));
                m_prefixes.pop_back();
            }
            m_open.pop_back();
        }
    }

    /// Only text before the first child counts, so the text of the innermost element is always the last thing kept.
    void addText(std::string_view text)
    {
        if (m_open.empty() || m_open.back().lastChild) {
            return;
        }
        XmlNode& node = *m_open.back().node;
        const std::string_view piece = keep(text);
        node.text = {node.text.data(), node.text.size() + piece.size()};
    }

    /// Prefix and local part; an undeclared prefix is an error.
    std::pair<std::string_view, std::string_view> localName(std::string_view name)
    {
        const auto colon = name.find(':');
        if (colon == std::string_view::npos) {
            return {{}, name};
        }
        const std::string_view prefix = name.substr(0, colon);
        if (prefix != "xml" && (m_prefixes.empty() || !m_declared.contains(std::string(prefix)))) {
            stop("unbound prefix " + std::string(prefix));
        }
        return {prefix, name.substr(colon + 1)};
    }

    static bool isDeclaration(std::string_view attribute)
    {
        return attribute == "xmlns" || attribute.starts_with("xmlns:");
    }

    void declarePrefixes(const XML_Char** attributes)
    {
        for (const XML_Char** pair = attributes; *pair; pair += 2) {
            const std::string_view name = pair[0];
            if (name.starts_with("xmlns:")) {
                m_declared.insert(m_prefixes.emplace_back(name.substr(6)));
                if (*pair[1] == '\0') {
                    stop("must not undeclare prefix");
                }
            }
        }
    }

    void addAttributes(XmlNode& node, const XML_Char** attributes)
    {
        node.firstAttribute = static_cast<std::uint32_t>(m_tree.m_attributes.size());
        const int specified = XML_GetSpecifiedAttributeCount(m_parser); // without defaults from a DTD
        for (int i = 0; i < specified; i += 2) {
            if (isDeclaration(attributes[i])) {
                continue;
            }
            const auto [prefix, name] = localName(attributes[i]);
            m_tree.m_attributes.push_back({keep(prefix), keep(name), keep(attributes[i + 1])});
            ++node.attributeCount;
        }
    }

    XmlTree& m_tree;
    std::string_view m_text;
    char* m_end = nullptr;
    char* m_limit = nullptr;
    XML_Parser m_parser = nullptr;
    std::vector<Open> m_open;
    std::vector<std::string> m_prefixes;             // declared in the open elements, outermost first
    std::unordered_multiset<std::string> m_declared; // the same, to look them up
    std::string m_problem;
    bool m_refused = false;
};

Result<XmlTree> XmlTree::parse(std::string_view text)
{
    if (text.size() > largest) {
        return Error(ErrorCode::ResponseParser, "Unable to parse the response: more than 1 GiB of XML")
            .with("reason", std::string(xmlRefused));
    }
    XmlTree tree;
    auto read = XmlTreeBuilder(tree, text).run();
    if (!read) {
        return std::move(read).error();
    }
    return tree;
}

namespace {

struct XmlBody final : http::ReadBody {
    XmlBody(std::shared_ptr<const std::string> body, XmlTree parsed)
        : ReadBody(std::move(body)), tree(std::move(parsed))
    {
    }
    XmlTree tree;
};

} // namespace

Result<std::shared_ptr<const XmlTree>> readXmlBodyAhead(http::Response& response)
{
    auto tree = XmlTree::parse(response.bodyView());
    if (!tree) {
        return std::move(tree).error();
    }
    const auto body = std::make_shared<const XmlBody>(response.body, *std::move(tree));
    response.read = body;
    return std::shared_ptr<const XmlTree>(body, &body->tree);
}

Result<std::shared_ptr<const XmlTree>> readXmlBody(const http::Response& response)
{
    const auto known = std::dynamic_pointer_cast<const XmlBody>(response.read);
    if (known && known->body == response.body) {
        return std::shared_ptr<const XmlTree>(known, &known->tree);
    }
    auto tree = XmlTree::parse(response.bodyView());
    if (!tree) {
        return std::move(tree).error();
    }
    return std::make_shared<const XmlTree>(*std::move(tree));
}

XmlTree XmlTree::blank()
{
    XmlTree tree;
    tree.m_nodes.emplace_back();
    return tree;
}

} // namespace botoscope::protocol
