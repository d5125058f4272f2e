#include "core/protocol/common/template_text.h"

#include <gtest/gtest.h>

namespace botoscope::protocol {

namespace {

std::string fill(std::string_view text)
{
    Failure failure;
    const std::string out = fillTemplate(
        text,
        [](std::string_view label) -> std::optional<std::string> {
            return label == "none" ? std::nullopt : std::optional("<" + std::string(label) + ">");
        },
        failure);
    return failure.happened() ? "error" : out;
}

} // namespace

TEST(TemplateText, FillsLabelsAndLeavesTheRest)
{
    EXPECT_EQ(fill("/a/{B}/{C+}?x&y={D}"), "/a/<B>/<C+>?x&y=<D>");
    EXPECT_EQ(fill(""), "");
    EXPECT_EQ(fill("{}"), "<>");
}

TEST(TemplateText, LeavesAnOpenBraceAlone)
{
    EXPECT_EQ(fill("/a{b"), "/a{b");
    EXPECT_EQ(fill("a}b"), "a}b");
}

TEST(TemplateText, ReportsALabelWithoutAValue)
{
    EXPECT_EQ(fill("/{none}"), "error");
}

} // namespace botoscope::protocol
