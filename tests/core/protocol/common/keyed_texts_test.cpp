#include "core/protocol/common/keyed_texts.h"

#include <gtest/gtest.h>

namespace botoscope::protocol {

TEST(KeyedTexts, ReplaceInPlace)
{
    KeyedTexts texts;
    texts.set("a", "1");
    texts.set("b", "2");
    texts.set("a", "3");
    EXPECT_EQ(std::move(texts).pairs(), (http::Parameters{{"a", "3"}, {"b", "2"}}));
}

TEST(KeyedTexts, RepeatTheKeyOfSeveralTexts)
{
    KeyedTexts texts;
    texts.setAll("a", {"1", "2"});
    texts.setAll("none", {});
    texts.set("b", "");
    EXPECT_EQ(std::move(texts).pairs(), (http::Parameters{{"a", "1"}, {"a", "2"}, {"b", ""}}));
}

} // namespace botoscope::protocol
