#include "core/config/ini.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

std::vector<Section> parse(std::string_view text)
{
    auto parsed = parseIni(text, "/f");
    EXPECT_TRUE(parsed.ok()) << parsed.error().message;
    return parsed.ok() ? std::move(*parsed) : std::vector<Section>();
}

/// Line of the error, -1 when the text is accepted.
int errorLine(std::string_view text)
{
    auto parsed = parseIni(text, "/f");
    if (parsed) {
        return -1;
    }
    EXPECT_EQ(parsed.error().code, ErrorCode::ConfigParse);
    EXPECT_EQ(parsed.error().get("path"), "/f");
    return std::stoi(std::string(parsed.error().get("line")));
}

std::string only(std::string_view text)
{
    const auto sections = parse("[s]\n" + std::string(text));
    const std::string* value = sections.empty() ? nullptr : sections.front().text("k");
    return value ? *value : "(none)";
}

TEST(Ini, ReadsKeysAndRemembersTheirLines)
{
    const auto sections = parse("# top\n\n[one]\nKey = v\n  ; note\nother: w = x\n[two] # junk\nkey=2");
    ASSERT_EQ(sections.size(), 2U);
    EXPECT_EQ(sections[0].name, "one");
    EXPECT_EQ(sections[0].origin.line, 3);
    ASSERT_NE(sections[0].find("key"), nullptr);
    EXPECT_EQ(sections[0].find("key")->origin.text(), "/f:4");
    EXPECT_EQ(*sections[0].text("other"), "w = x");
    EXPECT_EQ(sections[0].find("other")->origin.line, 6);
    EXPECT_EQ(*sections[1].text("key"), "2");
    EXPECT_EQ(sections[1].find("Key"), nullptr);
}

TEST(Ini, KeepsTrailingCommentsAndPercentSigns)
{
    EXPECT_EQ(only("k = v # no comment"), "v # no comment");
    EXPECT_EQ(only("k = %(x)s"), "%(x)s");
    EXPECT_EQ(only("k = \"q\""), "\"q\"");
    EXPECT_EQ(only("k ="), "");
}

TEST(Ini, GoesOnInDeeperLines)
{
    EXPECT_EQ(only("k = a\n  b = c\n\n # note\n d\n\n"), "a\nb = c\n\nd");
    EXPECT_EQ(only(" k = a\n b = c"), "a"); // not deeper: a key of its own
    EXPECT_EQ(only("k = a\n [t]\n"), "a\n[t]");
}

TEST(Ini, ReadsNestedBlocks)
{
    const auto sections = parse("[s]\ns3 =\n  Style = path\n\n  # note\n  x = 1 = 2\n  Style = auto\nk = v");
    const Setting* block = sections.at(0).find("s3");
    ASSERT_NE(block, nullptr);
    EXPECT_TRUE(block->isBlock);
    EXPECT_EQ(sections[0].text("s3"), nullptr);
    ASSERT_EQ(block->block.size(), 2U);
    EXPECT_EQ(block->find("Style")->text, "auto");
    EXPECT_EQ(block->find("Style")->origin.line, 7);
    EXPECT_EQ(block->find("x")->text, "1 = 2");
    EXPECT_EQ(block->value(), Value::object({{"x", "1 = 2"}, {"Style", "auto"}}));
    EXPECT_EQ(errorLine("[s]\ns3 =\n  a = 1\n  no sign\n"), 4);
}

TEST(Ini, DefaultReachesIntoEverySection)
{
    const auto sections = parse("[DEFAULT]\na = 1\nb = 2\n[s]\nb = 3\n[t]\n");
    ASSERT_EQ(sections.size(), 2U);
    EXPECT_EQ(*sections[0].text("a"), "1");
    EXPECT_EQ(*sections[0].text("b"), "3");
    EXPECT_EQ(*sections[1].text("b"), "2");
}

TEST(Ini, NamesSectionsUpToTheLastBracket)
{
    EXPECT_EQ(parse("[a] [b]").at(0).name, "a] [b");
    EXPECT_EQ(parse("  [ a ]").at(0).name, " a ");
}

TEST(Ini, TakesAnyLineEnd)
{
    for (const char* text : {"[s]\r\nk = v\r\n", "[s]\rk = v\r", "[s]\nk = v"}) {
        EXPECT_EQ(*parse(text).at(0).text("k"), "v");
    }
}

TEST(Ini, RefusesWhatPythonRefuses)
{
    EXPECT_EQ(errorLine("k = v\n[s]"), 1);
    EXPECT_EQ(errorLine("[s]\nk = v\n[s]\n"), 3);
    EXPECT_EQ(errorLine("[s]\nk = v\n\nK = w\n"), 4);
    EXPECT_EQ(errorLine("[s]\nno delimiter\n"), 2);
    EXPECT_EQ(errorLine("[s]\n= v\n"), 2);
    EXPECT_EQ(errorLine("[s\nk = v"), 1);
    EXPECT_EQ(errorLine("[]\n"), 1);
    EXPECT_EQ(errorLine(""), -1);
}

TEST(Ini, RefusesBytesThatAreNoText)
{
    EXPECT_EQ(errorLine(std::string_view("[s]\nk = \0v", 10)), 2);
    EXPECT_EQ(errorLine("[s]\nk = \xff\n"), 2);
    EXPECT_EQ(errorLine("\xef\xbb\xbf[s]\n"), 1);
    EXPECT_EQ(errorLine("[s]\n" + std::string(maxConfigFileBytes, 'x')), 0);
}

TEST(Ini, NeverQuotesTheLineItCannotRead)
{
    auto parsed = parseIni("[s]\naws_secret_access_key wJalrXUtn\n", "/f");
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().message.find("wJalr"), std::string::npos);
    for (const auto& [key, value] : parsed.error().context) {
        EXPECT_EQ(value.find("wJalr"), std::string::npos) << key;
    }
}

TEST(Ini, ReadsALargeFileInReasonableTime)
{
    std::string text;
    for (int i = 0; i < 100'000; ++i) {
        text += "[profile p" + std::to_string(i) + "]\nregion = r\n";
    }
    EXPECT_EQ(parse(text).size(), 100'000U);
}

TEST(Ini, DefaultsOfManySectionsDoNotFillTheMemory)
{
    std::string text = "[DEFAULT]\n";
    for (int i = 0; i < 1000; ++i) {
        text += "k" + std::to_string(i) + "=\n";
    }
    for (int i = 0; i < 1000; ++i) {
        text += "[s" + std::to_string(i) + "]\n";
    }
    const auto parsed = parseIni(text, "/f");
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(parsed.error().code, ErrorCode::ConfigParse);
}

} // namespace
} // namespace botoscope::config
