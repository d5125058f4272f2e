#include "core/protocol/common/rest_header.h"

#include "core/protocol/small_service.h"

namespace botoscope::protocol {

namespace {

std::string headerOf(const std::string& shape, const Value& value, bool milliseconds = false)
{
    test::SmallService small;
    small.shapes = R"("In": {"type": "structure", "members": {"V": {"shape": "V", "location": "header",
                       "jsonvalue": )" +
                   std::string(shape.find("json") != std::string::npos ? "true" : "false") +
                   R"(}}}, "S": {"type": "string"}, "T": {"type": "timestamp"}, "V": )" + shape;
    const auto service = test::build(small);
    Failure failure;
    const std::string out = headerText(value, service->shape("In")->members.front().ref, milliseconds, failure);
    return failure.happened() ? "error " + std::string(errorCodeName(failure.error().code)) : out;
}

const std::string texts = R"({"type": "list", "member": {"shape": "S"}})";
const std::string times = R"({"type": "list", "member": {"shape": "T"}})";

} // namespace

TEST(RestHeader, WritesScalars)
{
    EXPECT_EQ(headerOf(R"({"type": "string"})", "a,b"), "a,b");
    EXPECT_EQ(headerOf(R"({"type": "boolean"})", true), "true");
    EXPECT_EQ(headerOf(R"({"type": "timestamp"})", 1.9), "Thu, 01 Jan 1970 00:00:01 GMT");
    EXPECT_EQ(headerOf(R"({"type": "timestamp", "timestampFormat": "iso8601"})", 1.9, true),
              "1970-01-01T00:00:01.000Z");
}

TEST(RestHeader, JoinsListsAndQuotesItems)
{
    EXPECT_EQ(headerOf(texts, test::json(R"(["a", null, "b,c", "d\"e", ""])")), R"(a,"b,c","d\"e",)");
    EXPECT_EQ(headerOf(times, test::json("[0, null]")), "Thu, 01 Jan 1970 00:00:00 GMT");
    EXPECT_EQ(headerOf(texts, test::json("[1]")), "error ParamValidation");
    EXPECT_EQ(headerOf(texts, "a"), "error ParamValidation");
}

TEST(RestHeader, EncodesJsonValuesCompactly)
{
    EXPECT_EQ(headerOf(R"({"type": "string", "json": 1})", test::json(R"({"a": [1, true]})")), "eyJhIjpbMSx0cnVlXX0=");
    EXPECT_EQ(headerOf(R"({"type": "string", "json": 1})", "true"), "InRydWUi");
}

TEST(RestHeader, CannotHoldStructures)
{
    EXPECT_EQ(headerOf(R"({"type": "structure", "members": {}})", Value(Map())), "error ModelDefect");
}

} // namespace botoscope::protocol
