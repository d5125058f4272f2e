#include "core/base/encoding.h"

#include <gtest/gtest.h>

namespace botoscope {

TEST(Base64, EncodesWithPadding)
{
    EXPECT_EQ(base64Encode(""), "");
    EXPECT_EQ(base64Encode("f"), "Zg==");
    EXPECT_EQ(base64Encode("fo"), "Zm8=");
    EXPECT_EQ(base64Encode("foo"), "Zm9v");
    EXPECT_EQ(base64Encode("\xff\xff\xff"), "////");
}

TEST(Base64, DecodesAsPythonDoes)
{
    EXPECT_EQ(base64Decode("Zm9v"), "foo");
    EXPECT_EQ(base64Decode("Zg=="), "f");
    EXPECT_EQ(base64Decode("Z m\n9v!"), "foo"); // characters outside the alphabet are skipped
    EXPECT_EQ(base64Decode(""), "");
    EXPECT_EQ(base64Decode("===="), "");
    EXPECT_EQ(base64Decode("Zg==Zg=="), "f"); // padding ends the data
    for (const char* text : {"Z", "Zg", "Zg=", "Zm9vZ", "Zm9vZg=", "a==="}) {
        EXPECT_FALSE(base64Decode(text).has_value()) << text;
    }
}

TEST(Hex, GoesBothWays)
{
    EXPECT_EQ(hexEncode(std::string_view("\0\xAF", 2)), "00af");
    EXPECT_EQ(hexDecode("00aF"), std::string("\0\xAF", 2));
    EXPECT_FALSE(hexDecode("0").has_value());
    EXPECT_FALSE(hexDecode("0g").has_value());
}

TEST(PercentEncoding, KeepsUnreservedCharactersOnly)
{
    EXPECT_EQ(percentEncode("aZ09-._~ /?\xC3\xA9%"), "aZ09-._~%20%2F%3F%C3%A9%25");
    EXPECT_EQ(percentEncode("a/b c", "/"), "a/b%20c");
    EXPECT_EQ(formEncode("a b+c~*"), "a+b%2Bc~%2A");
    EXPECT_EQ(percentDecode("a%20b+%2f%zz%4"), "a b+/%zz%4");
    EXPECT_EQ(percentDecode("a+b%2B", true), "a b+");
}

TEST(Utf8, BrokenBytesBecomeReplacementCharacters)
{
    const std::string_view text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xFF\xC0\x80\xED\xA0\x80z\xE2\x82";
    std::u32string points;
    for (std::size_t i = 0; i < text.size();) {
        points += decodeUtf8(text, i);
    }
    EXPECT_EQ(points, U"aé€😀\xFFFD\xFFFD\xFFFD\xFFFD\xFFFD\xFFFDz\xFFFD\xFFFD");
}

TEST(Utf8, ValidityIsStrict)
{
    EXPECT_TRUE(isValidUtf8(""));
    EXPECT_TRUE(isValidUtf8("\xEF\xBF\xBD\xF4\x8F\xBF\xBF"));
    for (const char* text : {"\x80", "\xC2", "\xC1\x81", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                             "\xF5\x80\x80\x80", "\xF0\x80\x80\x80", "\xFF", "\xE2\x82"}) {
        EXPECT_FALSE(isValidUtf8(text)) << hexEncode(text);
    }
}

TEST(Utf8, BrokenPartsBecomeOneReplacementEach)
{
    const std::string mark = "\xEF\xBF\xBD";
    EXPECT_EQ(replaceBrokenUtf8("a\xE2\x82\x62"), "a" + mark + "b");
    EXPECT_EQ(replaceBrokenUtf8("\xF0\x9F\x98"), mark);
    EXPECT_EQ(replaceBrokenUtf8("\xED\xA0\x80"), mark + mark + mark);
    EXPECT_EQ(replaceBrokenUtf8("\xC3("), mark + "(");
    EXPECT_EQ(replaceBrokenUtf8("é" + mark + "\xFF\xFE"), "é" + mark + mark + mark);
}

TEST(Utf8, EncodesEveryLength)
{
    std::string out;
    for (const char32_t point : {U'a', U'é', U'€', U'😀'}) {
        appendUtf8(out, point);
    }
    EXPECT_EQ(out, "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
}

TEST(Ascii, CaseAndBlanks)
{
    EXPECT_EQ(toLower("AbZ\xC3\x89"), "abz\xC3\x89");
    EXPECT_EQ(toUpper("abz["), "ABZ[");
    EXPECT_TRUE(equalsIgnoreCase("Content-Type", "content-tYPE"));
    EXPECT_FALSE(equalsIgnoreCase("a", "ab"));
    EXPECT_FALSE(equalsIgnoreCase("[", "{"));
    EXPECT_EQ(trim(" \t\r\n\v\fx y\n"), "x y");
    EXPECT_EQ(trim("  "), "");
}

} // namespace botoscope
