#include "core/protocol/common/xml_tree.h"

#include <gtest/gtest.h>

namespace botoscope::protocol {

namespace {
std::string problemOf(std::string_view text)
{
    const auto tree = XmlTree::parse(text);
    return tree ? "none" : tree.error().message;
}

std::string nested(std::size_t depth)
{
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) {
        text += "<a>";
    }
    for (std::size_t i = 0; i < depth; ++i) {
        text += "</a>";
    }
    return text;
}
} // namespace

TEST(XmlTree, TextIsWhatStandsBeforeTheFirstChild)
{
    const auto tree = XmlTree::parse("<a>x<!-- c -->y<?p?><![CDATA[<z>]]><b/>tail<b>2</b></a>");
    ASSERT_TRUE(tree.ok());
    EXPECT_EQ(tree->root().tag, "a");
    EXPECT_EQ(tree->root().text, "xy<z>");
    const XmlNode* first = tree->root().child("b");
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(first->text, "");
    ASSERT_NE(first->nextSame(), nullptr);
    EXPECT_EQ(first->nextSame()->text, "2");
    EXPECT_EQ(tree->root().child("c"), nullptr);
}

TEST(XmlTree, NamespacesAreStripped)
{
    const auto tree = XmlTree::parse("<p:a xmlns:p='u' xmlns='v' p:x='1' y='2'><b xmlns:q='w'><q:c/></b></p:a>");
    ASSERT_TRUE(tree.ok()) << tree.error().message;
    const XmlNode& root = tree->root();
    EXPECT_EQ(root.tag, "a");
    ASSERT_EQ(root.attributeCount, 2U);
    EXPECT_EQ(tree->attributes(root)[0].prefix, "p");
    EXPECT_EQ(tree->attributes(root)[0].name, "x");
    EXPECT_EQ(tree->attributes(root)[1].prefix, "");
    EXPECT_EQ(tree->attributes(root)[1].value, "2");
    EXPECT_NE(root.child("b")->child("c"), nullptr);
}

TEST(XmlTree, UnboundPrefixesAreErrors)
{
    EXPECT_NE(problemOf("<p:a/>").find("unbound prefix"), std::string::npos);
    EXPECT_NE(problemOf("<a p:x='1'/>").find("unbound prefix"), std::string::npos);
    EXPECT_NE(problemOf("<a><b xmlns:p='u'/><p:c/></a>").find("unbound prefix"), std::string::npos);
    EXPECT_EQ(problemOf("<a xml:space='preserve'/>"), "none");
}

TEST(XmlTree, EncodingsAndEntities)
{
    const auto tree =
        XmlTree::parse("\xEF\xBB\xBF<?xml version='1.0' encoding='latin-1'?><a>\xC3\xA9&amp;&#x20AC;&lt;\r\n</a>");
    ASSERT_TRUE(tree.ok()) << tree.error().message;
    EXPECT_EQ(tree->root().text, "\xC3\xA9&\xE2\x82\xAC<\n");
    EXPECT_NE(problemOf("<a>\xE9</a>").find("invalid token"), std::string::npos);
    EXPECT_NE(problemOf("<a>&nbsp;</a>").find("undefined entity"), std::string::npos);
    EXPECT_NE(problemOf("<!DOCTYPE a SYSTEM 'x'><a>&e;</a>").find("undefined entity"), std::string::npos);
}

TEST(XmlTree, EntityDeclarationsAreRefused)
{
    EXPECT_NE(problemOf("<!DOCTYPE a [<!ENTITY e 'v'>]><a>&e;</a>").find("declares entities"), std::string::npos);
    EXPECT_NE(problemOf("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>").find("declares entities"),
              std::string::npos);
    std::string laughs = "<!DOCTYPE l [<!ENTITY l0 'lol'>";
    for (int i = 1; i < 10; ++i) {
        laughs += "<!ENTITY l" + std::to_string(i) + " '";
        for (int k = 0; k < 10; ++k) {
            laughs += "&l" + std::to_string(i - 1) + ";";
        }
        laughs += "'>";
    }
    EXPECT_NE(problemOf(laughs + "]><l>&l9;</l>").find("declares entities"), std::string::npos);
    EXPECT_EQ(problemOf("<!DOCTYPE html><html/>"), "none");
}

TEST(XmlTree, DefaultsFromADoctypeAreNotTaken)
{
    const auto tree = XmlTree::parse("<!DOCTYPE a [<!ATTLIST a x CDATA 'long default'>]><a><a/></a>");
    ASSERT_TRUE(tree.ok()) << tree.error().message;
    EXPECT_EQ(tree->root().attributeCount, 0U);
}

TEST(XmlTree, DepthIsBounded)
{
    EXPECT_EQ(problemOf(nested(1000)), "none");
    EXPECT_NE(problemOf(nested(1001)).find("nested too deeply"), std::string::npos);
    EXPECT_NE(problemOf(nested(300'000)).find("nested too deeply"), std::string::npos);
}

TEST(XmlTree, ManyElementsWithoutEndAndTextsOfAllSorts)
{
    std::string wide = "<a>";
    for (int i = 0; i < 50'000; ++i) {
        wide += "<b/>";
    }
    const auto tree = XmlTree::parse(wide + "</a>");
    ASSERT_TRUE(tree.ok());
    std::size_t count = 0;
    for (const XmlNode* node = tree->root().firstChild; node; node = node->nextSibling) {
        ++count;
    }
    EXPECT_EQ(count, 50'000U);
    for (const char* broken : {"", " ", "<", "<a", "<a>", "<a/>x", "<a/><b/>", "</a>", "x", "<a b=c/>",
                               "<a b='1' b='2'/>", "<a>&#0;</a>", "\n<?xml version='1.0'?><a/>", "<a>]]></a>", "{}"}) {
        const auto refused = XmlTree::parse(broken);
        ASSERT_FALSE(refused.ok()) << broken;
        EXPECT_EQ(refused.error().code, ErrorCode::ResponseParser);
        EXPECT_FALSE(refused.error().get("line").empty());
    }
}

TEST(XmlTree, EveryCutOfADocumentIsRefused)
{
    const std::string whole =
        "<?xml version='1.0'?><r xmlns:p='u'><p:a x='1'>t&amp;<![CDATA[c]]></p:a><!--n--><b/></r>";
    ASSERT_TRUE(XmlTree::parse(whole).ok());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_FALSE(XmlTree::parse(std::string_view(whole).substr(0, size)).ok()) << size;
    }
}

TEST(XmlTree, APrefixHoldsWhereItIsDeclared)
{
    EXPECT_TRUE(XmlTree::parse("<a xmlns:p='u'><b xmlns:p='v'><p:c/></b><p:d/></a>").ok());
    EXPECT_FALSE(XmlTree::parse("<a><b xmlns:p='v'><p:c/></b><p:d/></a>").ok());
    std::string text = "<a";
    std::string used;
    for (int i = 0; i < 50'000; ++i) {
        const std::string name = "p" + std::to_string(i);
        text += " xmlns:" + name + "='u'";
        used += "<" + name + ":b/>";
    }
    EXPECT_TRUE(XmlTree::parse(text + ">" + used + "</a>").ok()); // in reasonable time
}

TEST(XmlTree, TellsWhatIsRefusedFromWhatIsNoXml)
{
    const std::string deep = [] {
        std::string text;
        for (int i = 0; i < 1001; ++i) {
            text += "<a>";
        }
        return text;
    }();
    EXPECT_EQ(XmlTree::parse(deep).error().get("reason"), xmlRefused);
    EXPECT_EQ(XmlTree::parse("<!DOCTYPE a [<!ENTITY e 'x'>]><a/>").error().get("reason"), xmlRefused);
    EXPECT_EQ(XmlTree::parse("<a>").error().get("reason"), "");
    EXPECT_EQ(XmlTree::parse("<p:a/>").error().get("reason"), "");
}

TEST(XmlTree, ABodyReadAheadIsNotReadAgainUnlessItChanges)
{
    http::Response response;
    response.body = std::make_shared<const std::string>("<a><b/></a>");
    const auto ahead = readXmlBodyAhead(response);
    ASSERT_TRUE(ahead.ok());
    EXPECT_EQ(*readXmlBody(response), *ahead);
    response.body = std::make_shared<const std::string>("<c/>");
    EXPECT_EQ((*readXmlBody(response))->root().tag, "c");
    response.body = std::make_shared<const std::string>("<c>");
    EXPECT_FALSE(readXmlBody(response).ok());
    EXPECT_FALSE(readXmlBodyAhead(response).ok());
}

} // namespace botoscope::protocol
