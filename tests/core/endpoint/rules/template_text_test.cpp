#include "core/endpoint/rules/template_text.h"

#include <gtest/gtest.h>

namespace botoscope::endpoint::rules {

namespace {
/// Parts back as text: names in angle brackets.
std::string shown(const std::string& text)
{
    Slots slots;
    std::string out;
    for (const TemplatePart& part : parseTemplate(text, [&](const std::string& name) { return slots.of(name); })) {
        out += part.text;
        if (part.slot >= 0) {
            out += '<' + slots.name(part.slot);
            for (const std::string& attribute : part.attributes) {
                out += '.' + attribute;
            }
            out += '>';
        }
    }
    return out;
}
} // namespace

TEST(TemplateText, FindsNamesAndAttributes)
{
    EXPECT_EQ(shown("https://{Bucket}.s3.{Region}.{part#dnsSuffix}/x"),
              "https://<Bucket>.s3.<Region>.<part.dnsSuffix>/x");
    EXPECT_EQ(shown("{a_1}{b#c#d}"), "<a_1><b.c.d>");
    EXPECT_EQ(shown("plain"), "plain");
    EXPECT_EQ(shown(""), "");
}

TEST(TemplateText, DoubledBracesAreText)
{
    EXPECT_EQ(shown("{{a}}{b}"), "{a}<b>");
}

TEST(TemplateText, BracesAroundAnythingElseAreText)
{
    for (const char* text : {"{", "}", "{}", "{a", "{a b}", "{#a}", "{a#}", "{a##b}", "{\"k\": 1}"}) {
        EXPECT_EQ(shown(text), text);
    }
}

} // namespace botoscope::endpoint::rules
