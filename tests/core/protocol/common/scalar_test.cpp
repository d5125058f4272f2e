#include "core/protocol/common/scalar.h"

#include "core/protocol/small_service.h"

#include <cmath>

namespace botoscope::protocol {

namespace {

std::string textOf(const std::string& shape, const Value& value, const ScalarRules& rules = {})
{
    test::SmallService small;
    small.shapes = R"("In": {"type": "structure", "members": {"V": {"shape": "V"}}}, "V": )" + shape;
    const auto service = test::build(small);
    Failure failure;
    const std::string out = scalarText(value, service->shape("In")->members.front().ref, rules, failure);
    return failure.happened() ? "error " + std::string(errorCodeName(failure.error().code)) : out;
}

} // namespace

TEST(ScalarText, WritesEachType)
{
    EXPECT_EQ(textOf(R"({"type": "boolean"})", true), "true");
    EXPECT_EQ(textOf(R"({"type": "integer"})", 12), "12");
    EXPECT_EQ(textOf(R"({"type": "integer"})", true), "True");
    EXPECT_EQ(textOf(R"({"type": "long"})", INT64_MIN), "-9223372036854775808");
    EXPECT_EQ(textOf(R"({"type": "double"})", 3.0), "3.0");
    EXPECT_EQ(textOf(R"({"type": "double"})", 3), "3");
    EXPECT_EQ(textOf(R"({"type": "float"})", -INFINITY), "-Infinity");
    EXPECT_EQ(textOf(R"({"type": "blob"})", "foo"), "Zm9v");
    EXPECT_EQ(textOf(R"({"type": "blob"})", Blob("\xff")), "/w==");
    EXPECT_EQ(textOf(R"({"type": "timestamp"})", 0), "1970-01-01T00:00:00Z");
    EXPECT_EQ(textOf(R"({"type": "timestamp", "timestampFormat": "unixTimestamp"})", 1.9), "1");
}

TEST(ScalarText, DropsFractionsInWholeSeconds)
{
    EXPECT_EQ(textOf(R"({"type": "timestamp"})", 1.5, {TimeFormat::Iso8601, false, true}), "1970-01-01T00:00:01Z");
}

TEST(ScalarText, RefusesOtherTypes)
{
    EXPECT_EQ(textOf(R"({"type": "boolean"})", 1), "error ParamValidation");
    EXPECT_EQ(textOf(R"({"type": "string"})", 1), "error ParamValidation");
    EXPECT_EQ(textOf(R"({"type": "integer"})", 1.5), "error ParamValidation");
    EXPECT_EQ(textOf(R"({"type": "double"})", "1"), "error ParamValidation");
    EXPECT_EQ(textOf(R"({"type": "blob"})", Value()), "error ParamValidation");
    EXPECT_EQ(textOf(R"({"type": "timestamp"})", "soon"), "error ParamValidation");
    EXPECT_EQ(textOf(R"({"type": "timestamp", "timestampFormat": "odd"})", 1), "error ModelDefect");
}

} // namespace botoscope::protocol
