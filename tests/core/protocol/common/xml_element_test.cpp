#include "core/protocol/common/xml_element.h"

#include <gtest/gtest.h>

namespace botoscope::protocol {

TEST(XmlElement, WritesAsElementTree)
{
    XmlElement root;
    root.name = "R";
    root.addChild("A").text = "<&>\"'\n";
    root.addChild("B");
    root.addChild("C").addChild("D").text = "\xc3\xa9";
    EXPECT_EQ(writeXml(root), "<R><A>&lt;&amp;&gt;\"'\n</A><B /><C><D>\xc3\xa9</D></C></R>");
}

TEST(XmlElement, EscapesAttributesFurther)
{
    XmlElement root;
    root.name = "R";
    root.setAttribute("a", "1");
    root.setAttribute("b", "<\"\r\n\t&>");
    root.setAttribute("a", "2");
    EXPECT_EQ(writeXml(root), "<R a=\"2\" b=\"&lt;&quot;&#13;&#10;&#09;&amp;&gt;\" />");
}

} // namespace botoscope::protocol
