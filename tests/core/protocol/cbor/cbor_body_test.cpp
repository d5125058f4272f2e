#include "core/protocol/cbor/cbor_body.h"

#include "core/base/encoding.h"
#include "core/protocol/small_service.h"

#include <cmath>

namespace botoscope::protocol {

namespace {

/// Hex of the CBOR of {"V": value} behind its head a1 61 56.
std::string hexOf(const std::string& shape, const Value& value)
{
    test::SmallService small;
    small.shapes = R"("In": {"type": "structure", "members": {"V": {"shape": "V"}}}, "S": {"type": "string"},
                      "V": )" +
                   shape;
    const auto service = test::build(small);
    Failure failure;
    const std::string body = CborBody(failure).write(Value::object({{"V", value}}), *service->operation("Op")->input);
    return failure.happened() ? "error" : hexEncode(body).substr(6);
}

} // namespace

TEST(CborBody, WritesIntegersAsShortAsCanBe)
{
    const std::string integer = R"({"type": "long"})";
    EXPECT_EQ(hexOf(integer, 23), "17");
    EXPECT_EQ(hexOf(integer, 24), "1818");
    EXPECT_EQ(hexOf(integer, 256), "190100");
    EXPECT_EQ(hexOf(integer, 65536), "1a00010000");
    EXPECT_EQ(hexOf(integer, std::int64_t{1} << 32), "1b0000000100000000");
    EXPECT_EQ(hexOf(integer, -1), "20");
    EXPECT_EQ(hexOf(integer, INT64_MIN), "3b7fffffffffffffff");
}

TEST(CborBody, WritesFloatsByTheirShape)
{
    EXPECT_EQ(hexOf(R"({"type": "float"})", 7.625), "fa40f40000");
    EXPECT_EQ(hexOf(R"({"type": "double"})", 7.625), "fb401e800000000000");
    EXPECT_EQ(hexOf(R"({"type": "double"})", std::nan("")), "f97e00");
    EXPECT_EQ(hexOf(R"({"type": "float"})", INFINITY), "f97c00");
    EXPECT_EQ(hexOf(R"({"type": "float"})", -INFINITY), "f9fc00");
    EXPECT_EQ(hexOf(R"({"type": "float"})", 1e300), "error");
}

TEST(CborBody, WritesOtherScalars)
{
    EXPECT_EQ(hexOf(R"({"type": "string"})", "\xc3\xa9"), "62c3a9");
    EXPECT_EQ(hexOf(R"({"type": "blob"})", "foo"), "43666f6f");
    EXPECT_EQ(hexOf(R"({"type": "boolean"})", true), "f5");
    EXPECT_EQ(hexOf(R"({"type": "timestamp"})", 1.9), "c101");
    EXPECT_EQ(hexOf(R"({"type": "timestamp"})", -1), "c120");
}

TEST(CborBody, WritesContainersWithDefiniteLengths)
{
    EXPECT_EQ(hexOf(R"({"type": "list", "member": {"shape": "S"}})", test::json(R"(["a"])")), "816161");
    EXPECT_EQ(hexOf(R"({"type": "map", "key": {"shape": "S"}, "value": {"shape": "S"}})", test::json(R"({"k": "v"})")),
              "a1616b6176");
    EXPECT_EQ(hexOf(R"({"type": "structure", "members": {"A": {"shape": "S", "locationName": "b"},
                       "N": {"shape": "S"}}})",
                    test::json(R"({"N": null, "A": "x"})")),
              "a161626178");
}

TEST(CborBody, RefusesOtherTypes)
{
    EXPECT_EQ(hexOf(R"({"type": "string"})", 1), "error");
    EXPECT_EQ(hexOf(R"({"type": "boolean"})", 1), "error");
    EXPECT_EQ(hexOf(R"({"type": "integer"})", "1"), "error");
    EXPECT_EQ(hexOf(R"({"type": "list", "member": {"shape": "S"}})", 1), "error");
}

} // namespace botoscope::protocol
