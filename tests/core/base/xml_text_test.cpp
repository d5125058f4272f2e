#include "core/base/xml_text.h"

#include <gtest/gtest.h>

namespace botoscope {
namespace {

TEST(XmlText, EscapesWhatWouldEndTextOrAttributeAndNothingElse)
{
    EXPECT_EQ(xmlEscape("a<b & \"c\" > é'"), "a&lt;b &amp; &quot;c&quot; &gt; é'");
    EXPECT_EQ(xmlEscape(""), "");
}

} // namespace
} // namespace botoscope
