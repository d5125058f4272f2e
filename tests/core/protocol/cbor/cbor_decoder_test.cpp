#include "core/protocol/cbor/cbor_decoder.h"

#include "core/base/encoding.h"
#include "core/base/json.h"

#include <gtest/gtest.h>

namespace botoscope::protocol {

namespace {
/// Hex in, one line of JSON out; "error: …" where it is refused.
std::string decoded(std::string_view hex)
{
    const auto value = decodeCbor(hexDecode(hex).value_or(""));
    return value ? writeJson(*value, JsonStyle::Line) : "error: " + value.error().message;
}
} // namespace

TEST(CborDecoder, NumbersOfAllWidths)
{
    EXPECT_EQ(decoded("17"), "23");
    EXPECT_EQ(decoded("1903e8"), "1000");
    EXPECT_EQ(decoded("1b7fffffffffffffff"), "9223372036854775807");
    EXPECT_EQ(decoded("3b7fffffffffffffff"), "-9223372036854775808");
    EXPECT_EQ(decoded("1bffffffffffffffff"), "1.8446744073709552e+19");
    EXPECT_EQ(decoded("3b8000000000000000"), "-9.223372036854776e+18");
    EXPECT_EQ(decoded("f93c00"), "1.0");
    EXPECT_EQ(decoded("f90001"), "5.960464477539063e-08");
    EXPECT_EQ(decoded("f9fc00"), "-Infinity");
    EXPECT_EQ(decoded("f97e00"), "NaN");
    EXPECT_EQ(decoded("fa47c35000"), "100000.0");
    EXPECT_EQ(decoded("fb3ff199999999999a"), "1.1");
}

TEST(CborDecoder, TextsBytesAndContainers)
{
    EXPECT_EQ(decoded("7f6161626263ff"), "\"abc\"");
    EXPECT_EQ(decoded("5f4161ff"), "\"YQ==\"");
    EXPECT_EQ(decoded("9f0182f6f7ff"), "[1,[null,null]]");
    EXPECT_EQ(decoded("a2616101616202"), R"({"a":1,"b":2})");
    EXPECT_EQ(decoded("a26161016161f6"), R"({"a":1})");
    EXPECT_EQ(decoded("a16161f6"), R"({"a":null})");
    EXPECT_EQ(decoded("a2616101616102"), R"({"a":2})");
    EXPECT_EQ(decoded("f5ff"), "true"); // what follows is not looked at
}

TEST(CborDecoder, TimesAreTagOne)
{
    const auto value = decodeCbor(hexDecode("c1fb41d9555400000000").value());
    ASSERT_TRUE(value.ok());
    EXPECT_EQ(value->toTimestamp(), Timestamp::fromSeconds(1700089856));
    EXPECT_TRUE(decoded("c16161").starts_with("error:"));
    EXPECT_TRUE(decoded("c1fb7ff0000000000000").starts_with("error:"));
}

TEST(CborDecoder, OfOtherTagsTheValueCounts)
{
    EXPECT_EQ(decoded("c06161"), "\"a\"");
    EXPECT_EQ(decoded("d9d9f782d70102"), "[1,2]");
    EXPECT_TRUE(decoded("c0").starts_with("error:"));
}

TEST(CborDecoder, BrokenDataIsRefusedWithItsPlace)
{
    EXPECT_EQ(decoded("8201"), "error: Unable to parse the response, invalid CBOR: the data ends too early at byte 1");
    const char* broken[] = {"",
                            "18",
                            "1c",
                            "1f",
                            "5801",
                            "5f60ff",
                            "5f5f4161ffff",
                            "7f4161ff",
                            "61ff",
                            "a10102",
                            "9f",
                            "bf6161",
                            "f8ff",
                            "fc",
                            "ff",
                            "9bffffffffffffffff",
                            "bb7fffffffffffffff",
                            "5bffffffffffffffff",
                            "fb00"};
    for (const char* hex : broken) {
        EXPECT_TRUE(decoded(hex).starts_with("error:")) << hex;
    }
}

TEST(CborDecoder, DepthIsBounded)
{
    EXPECT_TRUE(decodeCbor(std::string(900, '\x81') + "\x01").ok());
    for (const char opener : {'\x81', '\x9f', '\xc1'}) {
        const auto value = decodeCbor(std::string(1'000'000, opener));
        ASSERT_FALSE(value.ok());
        EXPECT_EQ(value.error().code, ErrorCode::ResponseParser);
    }
}

} // namespace botoscope::protocol
